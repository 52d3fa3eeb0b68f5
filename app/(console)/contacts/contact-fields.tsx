import { Field } from '@/app/_ui/field'
import { TextArea } from '@/app/_ui/text-area'
import type { ContactFields as Fields } from '@/lib/contacts/schema'
import { enContacts } from '@/lib/i18n/en-contacts'
import type { FormState } from '@/lib/web/form-state'
import { stillTyped } from '@/lib/web/still-typed'
import styles from './contact-form.module.css'
import { FavouriteField } from './favourite-field'
import { filledOf } from './filled-of'

const words = enContacts.contactForm

type Props = { readonly contact: Fields | null; readonly state: FormState<unknown> }

/** All fields of a contact, with what was typed, else what is there. A field that is filled anew is a new one: React keeps the old one's text. */
export function ContactFields({ contact, state: { ok, values, fields = {} } }: Props) {
  // Where there is a contact, what nobody touched stands there as it is now.
  const typed = ok || values === undefined ? {} : contact === null ? values : stillTyped(values)
  const stored = contact && filledOf(contact)
  const filled = (name: keyof Fields) => typed[name] ?? stored?.[name] ?? ''
  const line = (name: 'name' | 'email' | 'phone' | 'company' | 'birthday') => ({
    ...{ id: `contact-${name}`, name, label: words[name], error: fields[name], autoComplete: 'off' },
    defaultValue: filled(name),
  })
  const tags = filled('tags')
  return (
    <div className={styles.fields}>
      <Field key={`name ${filled('name')}`} {...line('name')} maxLength={120} required />
      <Field key={`company ${filled('company')}`} {...line('company')} maxLength={120} />
      <Field
        key={`email ${filled('email')}`}
        {...line('email')}
        type="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <Field key={`phone ${filled('phone')}`} {...line('phone')} type="tel" maxLength={40} />
      <Field
        key={`tags ${tags}`}
        id="contact-tags"
        name="tags"
        label={words.tags}
        hint={words.tagsHint}
        error={fields.tags}
        defaultValue={tags}
        maxLength={500}
        autoComplete="off"
      />
      <Field key={`birthday ${filled('birthday')}`} {...line('birthday')} type="date" />
      <div className={styles.wide}>
        <TextArea
          key={`note ${filled('note')}`}
          id="contact-note"
          name="note"
          label={words.note}
          error={fields.note}
          defaultValue={filled('note')}
          rows={5}
          maxLength={10_000}
        />
      </div>
      <div className={styles.wide}>
        <FavouriteField ticked={filled('favourite') === 'on'} error={fields.favourite} />
      </div>
    </div>
  )
}

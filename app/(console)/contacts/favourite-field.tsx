import forms from '@/app/_ui/form.module.css'
import { described } from '@/app/_ui/labelled'
import { enContacts } from '@/lib/i18n/en-contacts'
import styles from './contact-form.module.css'

const words = enContacts.contactForm
const id = 'contact-favourite'

/** The box `favourite`, which sends `on` or nothing. */
export function FavouriteField({ ticked, error }: { readonly ticked: boolean; readonly error: string | undefined }) {
  return (
    <div className={forms.field}>
      <label className={styles.box}>
        <input
          key={String(ticked)}
          id={id}
          type="checkbox"
          name="favourite"
          defaultChecked={ticked}
          {...described(id, words.favouriteHint, error)}
        />
        {words.favourite}
      </label>
      {error && (
        <p id={`${id}-error`} className={forms.error}>
          {error}
        </p>
      )}
      <p id={`${id}-hint`} className={forms.hint}>
        {words.favouriteHint}
      </p>
    </div>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import forms from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import type { ContactFields as Fields } from '@/lib/contacts/schema'
import { enContacts } from '@/lib/i18n/en-contacts'
import type { FormAction } from '@/lib/web/form-state'
import { ContactFields } from './contact-fields'
import styles from './contact-form.module.css'
import { filledOf } from './filled-of'

const words = enContacts.contactForm

/** What is there already, and what names it. */
type Stored = Fields & { readonly id: string; readonly seen: string }

type Props = {
  readonly action: FormAction
  readonly contact: Stored | null
  /** Makes a new contact of what was typed, where the one that is there already was deleted meanwhile. */
  readonly anew?: FormAction
  /** Stands in the form's place where the page finds no contact, and no form was sent that says so: without script the page is made anew with its answer. */
  readonly missing?: ReactNode
}

/** Sends all fields of a contact, and for one that is there already `contactId`, `seen` and in `shown` what they were. */
export function ContactForm({ action, contact: found, anew = action, missing }: Props) {
  const [state, send] = useKeptAction(action)
  const [made, make] = useKeptAction(anew)
  const isAnswered = state.code === 'not_found' || made.message !== undefined
  // What the fields were filled from when typing began: the page may come anew meanwhile, and a field that is filled anew loses what is typed.
  // An answer holds what was typed, or that it is stored: then it is over.
  const [kept, setKept] = useState<{ readonly stored: Stored | null; readonly until: typeof state } | null>(null)
  const contact = kept?.until === state ? kept.stored : found
  const gone = missing !== undefined || (contact !== null && state.code === 'not_found')
  const shown = gone && made.message ? made : state
  const router = useRouter()

  // Whoever has been told what is stored now may save over it: the form has to know that it was seen.
  useEffect(() => {
    if (state.code === 'conflict') router.refresh()
  }, [state, router])

  function onInput() {
    if (shown.values === undefined) setKept((before) => (before?.until === state ? before : { stored: found, until: state }))
  }

  if (missing !== undefined && !isAnswered) return missing
  return (
    <form action={gone ? make : send} onInput={onInput} className={forms.form} noValidate>
      <FormMessage state={shown} />
      {contact && !gone && <input type="hidden" name="contactId" value={contact.id} />}
      {contact && !gone && <input type="hidden" name="seen" value={contact.seen} />}
      {contact && !gone && <input type="hidden" name="shown" value={JSON.stringify(filledOf(contact))} />}
      <ContactFields contact={gone ? null : contact} state={shown} />
      <div className={styles.end}>
        <SubmitButton label={gone ? words.anew : contact ? words.save : words.create} pending={words.pending} />
        <Said state={state} />
      </div>
    </form>
  )
}

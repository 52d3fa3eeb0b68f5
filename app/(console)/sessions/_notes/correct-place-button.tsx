'use client'

import { Choice, type Option } from '@/app/_ui/choice'
import { DialogButton } from '@/app/_ui/dialog-button'
import { Field } from '@/app/_ui/field'
import { enNotes } from '@/lib/i18n/en-notes'
import type { FormAction } from '@/lib/web/form-state'
import { NoteForm } from './note-form'

const words = enNotes.notes

/** What the form begins with. */
type PlaceDraft = {
  readonly country: string
  readonly region: string
  readonly city: string
  readonly scope: 'session' | 'address'
}

type Props = {
  readonly sessionId: string
  /** Null where the session's address is not known: then only the session can be corrected. */
  readonly ip: string | null
  readonly draft: PlaceDraft
  readonly countries: readonly Option[]
  readonly action: FormAction
}

/** Correct the place: sends `sessionId`, `country`, `region`, `city`, `scope` and `reason`. */
export function CorrectPlaceButton({ sessionId, ip, draft, countries, action }: Props) {
  const scopes = (['session', 'address'] as const).filter((scope) => scope === 'session' || ip !== null)
  return (
    <DialogButton label={words.correct} title={words.correct} tone="quiet">
      {(close) => (
        <NoteForm id="place" sessionId={sessionId} lead={words.correctLead(ip)} action={action} onDone={close}>
          {({ fields, values }) => {
            const given = { ...draft, ...values }
            return (
              <>
                <Field id="place-city" name="city" maxLength={120} label={words.city} error={fields?.city} defaultValue={given.city} />
                <Field
                  id="place-region"
                  name="region"
                  maxLength={120}
                  label={words.region}
                  error={fields?.region}
                  defaultValue={given.region}
                />
                <Choice
                  id="place-country"
                  key={`country ${given.country}`}
                  name="country"
                  label={words.country}
                  error={fields?.country}
                  options={[{ value: '', label: words.asRecorded }, ...countries]}
                  defaultValue={given.country}
                />
                <Choice
                  id="place-scope"
                  key={`scope ${given.scope}`}
                  name="scope"
                  label={words.scope}
                  error={fields?.scope}
                  options={scopes.map((value) => ({ value, label: words.scopes[value] }))}
                  defaultValue={given.scope}
                />
              </>
            )
          }}
        </NoteForm>
      )}
    </DialogButton>
  )
}

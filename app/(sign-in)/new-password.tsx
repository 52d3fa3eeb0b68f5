import { Field } from '@/app/_ui/field'
import { enSignIn } from '@/lib/i18n/en-sign-in'

type Props = { readonly label: string; readonly repeatLabel: string; readonly fields: Readonly<Record<string, string>> | undefined }

/** A password chosen: fields `password` and `repeat`. Password managers may fill both. */
export function NewPassword({ label, repeatLabel, fields }: Props) {
  return (
    <>
      <Field
        id="password"
        name="password"
        type="password"
        label={label}
        hint={enSignIn.passwordHint}
        error={fields?.password}
        autoComplete="new-password"
        required
      />
      <Field id="repeat" name="repeat" type="password" label={repeatLabel} error={fields?.repeat} autoComplete="new-password" required />
    </>
  )
}

import { Field } from './field'

type Props = {
  readonly id: string
  readonly label: string
  readonly error: string | undefined
  readonly defaultValue: string | undefined
  readonly autoComplete: 'username' | 'off'
}

/** The field `email`: nothing in an address is a sentence's beginning or a spelling mistake. */
export function EmailField(props: Props) {
  return <Field {...props} name="email" type="email" autoCapitalize="none" spellCheck={false} required />
}

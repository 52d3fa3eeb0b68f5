import { HandField } from './hand-field'

type Props = {
  readonly id: string
  /** Whether letters leave. */
  readonly mails: boolean
  readonly ticked: boolean
  readonly words: { readonly lead: string; readonly leadMailed: string }
}

/** What becomes of a link that is about to be made: mailed, or shown to be handed over. */
export function LinkLead({ id, mails, ticked, words }: Props) {
  return (
    <>
      <p>{mails ? words.leadMailed : words.lead}</p>
      {mails && <HandField id={id} ticked={ticked} />}
    </>
  )
}

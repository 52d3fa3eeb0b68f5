import type { Fact } from '@/app/_ui/facts'
import { endedBy } from '@/app/(console)/sessions/_list/session-end'
import { en } from '@/lib/i18n/en'
import { attributionOf } from '@/lib/origin/attribution'
import type { SessionDetail } from '@/lib/sessions/schema'

const { labels, remarks, ...words } = en.detail

const capital = (text: string | null): string | null => text && text.charAt(0).toUpperCase() + text.slice(1)

/** Who ended it, as the detail says it: also oneself, by signing out. */
export const endedByOf = (session: SessionDetail): string | null =>
  session.endReason === 'signed_out' ? session.endedByName : capital(endedBy(session))

/** What the browser sent, word for word. */
export const rawFacts = (session: SessionDetail): Fact[] => [
  [labels.userAgent, session.userAgent ? <code key="agent">{session.userAgent}</code> : en.none],
  [
    labels.hints,
    Object.keys(session.clientHints).length === 0
      ? remarks.none
      : Object.entries(session.clientHints).map(([name, value]) => (
          <code key={name}>
            {name}: {value}
            {'\n'}
          </code>
        )),
  ],
  [labels.parser, session.parserVersion],
]

/** Who runs the network, and whose data says so. */
export function Operator({ asn, name }: { asn: number; name: string | null }) {
  return (
    <>
      {en.operator(asn, name)}
      {'\n'}
      <small>{en.operatorCredit}</small>
    </>
  )
}

/** Where the place comes from, with the credit that its licence asks for. */
export function LocationSource({ name, builtOn }: { name: string; builtOn: string | null }) {
  const credit = attributionOf(name)
  return (
    <>
      {words.source(name, builtOn)}
      {credit && (
        <>
          {'\n'}
          <a href={credit.href} rel="noreferrer">
            {credit.text}
          </a>
        </>
      )}
    </>
  )
}

import '@/app/_ui/status.css'
import { BackLink } from '@/app/_ui/back-link'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { type Fact, FactGrid, Facts } from '@/app/_ui/facts'
import { PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { ReadLetter } from '@/lib/mail/outbox'
import { sendAgain } from './actions'
import { AgainForm } from './again-form'
import { kindOf } from './letter-words'
import styles from './mail.module.css'

const words = en.mail

function factsOf(
  { kind, name, address, userId, state, at, dueAt, expiresAt, sentAt, sentBy, attempts, lastError, providerId }: ReadLetter,
  clock: ClockView,
): Fact[] {
  const to = userId === null ? name : <PageLink href={`/users/${userId}`}>{name}</PageLink>
  const by = sentBy === null ? '' : words.by[sentBy]
  return [
    [words.detail.kind, kindOf(kind)],
    [
      words.detail.to,
      <span key="to">
        {to} · {address}
      </span>,
    ],
    [
      words.detail.state,
      <b key="state" className={styles.state} data-letter={state}>
        {words.states[state]}
      </b>,
    ],
    [words.detail.written, time(at.toISOString(), clock)],
    [
      words.detail.sent,
      sentAt && (
        <span key="sent">
          {time(sentAt.toISOString(), clock)} {by}
        </span>
      ),
    ],
    [words.detail.due, state === 'queued' && time(dueAt.toISOString(), clock)],
    [words.detail.expires, state !== 'sent' && expiresAt && time(expiresAt.toISOString(), clock)],
    [words.detail.attempts, attempts > 0 && attempts],
    [words.detail.error, lastError],
    [words.detail.provider, providerId],
  ]
}

/** The whole page of a letter below the shell: what became of it, and how it reads. */
export function LetterView({ letter, clock }: { readonly letter: ReadLetter; readonly clock: ClockView }) {
  const { id, reads, hidesLink, offersAgain } = letter
  return (
    <>
      <BackLink href="/settings/mail">{words.title}</BackLink>
      <PageHeader title={reads?.subject ?? kindOf(letter.kind)} lead={words.readsLead(kindOf(letter.kind), letter.name)} />
      {/* Always there, so that what it has said stays when there is nothing left to press. */}
      <AgainForm action={sendAgain} letterId={id} offered={offersAgain} />
      <FactGrid>
        <Facts title={words.detail.facts} facts={factsOf(letter, clock)} />
        <section className={styles.reads} aria-labelledby="letter-reads">
          <h2 id="letter-reads">{words.reads}</h2>
          {reads === null ? <p>{words.unreadable}</p> : <pre>{reads.text}</pre>}
          {hidesLink && <p className={styles.lead}>{words.hidden}</p>}
        </section>
      </FactGrid>
      <Clock now={clock.now} />
    </>
  )
}

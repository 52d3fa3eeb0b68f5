import { FilterTabs } from '@/app/_explorer/filter-tabs'
import { ListEnd } from '@/app/_explorer/list-end'
import { Announce } from '@/app/_ui/announce'
import { BackLink } from '@/app/_ui/back-link'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { Moving } from '@/app/_ui/moving'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { letterStates } from '@/lib/db/letter-list'
import { en } from '@/lib/i18n/en'
import type { LetterQuery } from '@/lib/mail/letter-schemas'
import type { StoredMailSetup } from '@/lib/mail/mail-setup'
import type { OutboxPage } from '@/lib/mail/outbox'
import { saveMailSetup, sendTest } from './actions'
import { LettersTable } from './letters-table'
import styles from './mail.module.css'
import { mailPath } from './mail-path'
import { SenderForm } from './sender-form'
import { SetUpState } from './set-up-state'
import { TestForm } from './test-form'

const words = en.mail

type Props = { readonly setUp: StoredMailSetup; readonly outbox: OutboxPage; readonly query: LetterQuery; readonly clock: ClockView }

/** The whole page `/settings/mail` below the shell: how letters leave, from whom, and the outbox. */
export function MailView({ setUp, outbox: { rows, next, counts }, query, clock }: Props) {
  const { state, before } = query
  const shown = words.shown(rows.length)
  const tabs = [null, ...letterStates].map((tab) => {
    const count = tab === null ? undefined : counts[tab]
    return {
      label: words.tabs[tab ?? 'all'],
      href: mailPath({ state: tab }),
      current: tab === state,
      count: count?.toLocaleString('en-GB'),
    }
  })
  return (
    <Moving path={mailPath(query)}>
      <BackLink href="/settings">{words.back}</BackLink>
      <PageHeader title={words.title} lead={words.lead} />
      <section className={styles.part} aria-labelledby="mail-sending">
        <h2 id="mail-sending">{words.setUp.title}</h2>
        <SetUpState setUp={setUp} />
        <SenderForm action={saveMailSetup} setUp={setUp} />
        <TestForm action={sendTest} />
      </section>
      <section className={styles.part} aria-labelledby="mail-outbox">
        <h2 id="mail-outbox">{words.outbox}</h2>
        <FilterTabs label={words.which} tabs={tabs} />
        {rows.length === 0 ? (
          <ListEnd
            title={before ? words.endTitle : words.emptyTitle[state ?? 'all']}
            text={before ? en.empty.end : words.empty[state ?? 'all']}
            way={before ? en.empty.newest : words.toAll}
            href={before ? mailPath({ state }) : mailPath({})}
          />
        ) : (
          <>
            <LettersTable rows={rows} clock={clock} />
            <Pager
              label={words.pages}
              shown={`${shown}. ${en.time.zone(clock.zone)}`}
              previous={before ? { label: en.empty.newest, href: mailPath({ state }) } : null}
              next={next ? { label: words.next, href: mailPath({ state, before: next }) } : null}
            />
            <Announce text={shown} />
          </>
        )}
      </section>
      <Clock now={clock.now} />
    </Moving>
  )
}

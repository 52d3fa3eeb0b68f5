import type { Route } from 'next'
import Link from 'next/link'
import type { ClockView } from '@/app/_ui/clock-view'
import { en } from '@/lib/i18n/en'
import type { OwnSessions } from '@/lib/sessions/list-own-sessions'
import { OwnSessionTable } from './own-session-table'
import styles from './own-sessions.module.css'
import { SignOutOthers } from './sign-out-button'

const words = en.account

/** Where one is signed in now, and the newest sessions that have ended. */
export function OwnSessionsView({ live, ended, clock, all }: OwnSessions & { readonly clock: ClockView; readonly all: string }) {
  const others = live.filter((row) => !row.isCurrent).length
  return (
    <>
      <div className={styles.part}>
        <header className={styles.head}>
          <div>
            <h2>{words.live}</h2>
            <p>{words.liveLead(live.length)}</p>
          </div>
          {others > 0 && <SignOutOthers count={others} />}
        </header>
        <OwnSessionTable rows={live} clock={clock} label={words.live} />
      </div>
      <div className={styles.part}>
        <header className={styles.head}>
          <div>
            <h2>{words.ended}</h2>
            <p>{ended.length === 0 ? words.noneEnded : `${words.endedLead} ${en.time.zone(clock.zone)}`}</p>
          </div>
          <Link href={all as Route} prefetch={false}>
            {words.all}
          </Link>
        </header>
        {ended.length > 0 && <OwnSessionTable rows={ended} clock={clock} label={words.ended} />}
      </div>
    </>
  )
}

import { Notice } from '@/app/_ui/notice'
import { readPreferences } from '@/app/_ui/preferences'
import { time } from '@/app/_ui/time'
import type { UserContext } from '@/lib/access/context'
import { en } from '@/lib/i18n/en'
import { jobAlarms } from '@/lib/jobs/job-alarms'
import { mailAlarm } from '@/lib/mail/mail-alarm'
import styles from './job-alarm.module.css'

const words = en.jobs

const quiet = { late: 0, failed: 0 }

/** Says to administrators, on every page, that a job or letters are late or failing. A page is shown without it where that cannot be asked. */
export async function JobAlarm({ ctx }: { readonly ctx: UserContext }) {
  const [alarms, letters, { zone }] = await Promise.all([
    jobAlarms(ctx).catch(() => []),
    mailAlarm(ctx).catch(() => quiet),
    readPreferences(),
  ])
  if (alarms.length === 0 && letters.late === 0 && letters.failed === 0) return null
  const clock = { now: ctx.now.getTime(), zone }
  return (
    <div className={styles.alarm}>
      <Notice tone="warning">
        {alarms.map(({ job, state, nextAt, lastStartedAt }) => {
          const at = state === 'late' ? nextAt : lastStartedAt
          return (
            <p key={job}>
              {words.alarms[state === 'late' ? 'late' : 'failing'](words.names[job])} {at && time(at.toISOString(), clock)}
            </p>
          )
        })}
        {alarms.length > 0 && <a href="/settings#jobs">{words.alarms.way}</a>}
        {letters.failed > 0 && <p>{en.mail.alarms.failed(letters.failed)}</p>}
        {letters.late > 0 && <p>{en.mail.alarms.late(letters.late)}</p>}
        {letters.failed + letters.late > 0 && <a href="/settings/mail">{en.mail.alarms.way}</a>}
      </Notice>
    </div>
  )
}

import { Notice } from '@/app/_ui/notice'
import { readPreferences } from '@/app/_ui/preferences'
import { time } from '@/app/_ui/time'
import type { UserContext } from '@/lib/access/context'
import { en } from '@/lib/i18n/en'
import { jobAlarms } from '@/lib/jobs/job-alarms'
import styles from './job-alarm.module.css'

const words = en.jobs

/** Says to administrators, on every page, that a job is late or failing. A page is shown without it where that cannot be asked. */
export async function JobAlarm({ ctx }: { readonly ctx: UserContext }) {
  const [alarms, { zone }] = await Promise.all([jobAlarms(ctx).catch(() => []), readPreferences()])
  if (alarms.length === 0) return null
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
        <a href="/settings#jobs">{words.alarms.way}</a>
      </Notice>
    </div>
  )
}

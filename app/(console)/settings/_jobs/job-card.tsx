import '@/app/_ui/status.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { time } from '@/app/_ui/time'
import { dryRun, runJob } from '@/app/(console)/settings/actions'
import { en } from '@/lib/i18n/en'
import type { JobView } from '@/lib/jobs/job-views'
import { DryRunForm } from './dry-run-form'
import styles from './jobs.module.css'
import { RunForm } from './run-form'
import { RunsTable } from './runs-table'

const words = en.jobs

/** One job: when it is due, the buttons, its last runs. */
export function JobCard({ view, clock }: { readonly view: JobView; readonly clock: ClockView }) {
  const { job, state, runs } = view
  const id = `job-${job}`
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{words.names[job]}</h3>
        {state !== 'ok' && <b data-status={state === 'late' ? 'out' : 'killed'}>{words.states[state]}</b>}
        <p>
          {words.next}: <Next view={view} clock={clock} />
        </p>
      </div>
      <div className={styles.actions}>
        <RunForm action={runJob} job={job} />
        {job === 'cleanup' && <DryRunForm action={dryRun} />}
      </div>
      {runs.length === 0 ? (
        <p className={styles.never}>{words.never}</p>
      ) : (
        <RunsTable label={words.table(words.names[job])} runs={runs} clock={clock} />
      )}
    </section>
  )
}

function Next({ view: { runs, startsAt, nextAt }, clock }: { readonly view: JobView; readonly clock: ClockView }) {
  const [last] = runs
  if (last !== undefined && last.outcome === null) return words.running
  if (startsAt !== null && startsAt.getTime() > clock.now) return [`${words.starts} `, ...time(startsAt.toISOString(), clock)]
  return nextAt.getTime() <= clock.now ? words.due : time(nextAt.toISOString(), clock)
}

import type { ClockView } from '@/app/_ui/clock-view'
import { en } from '@/lib/i18n/en'
import type { JobView } from '@/lib/jobs/job-views'
import { JobCard } from './job-card'
import styles from './jobs.module.css'

const words = en.jobs

/** The jobs below the settings: what they did, and how long things are kept that no setting tells of. */
export function JobsPart({ jobs, clock }: { readonly jobs: readonly JobView[]; readonly clock: ClockView }) {
  return (
    <section id="jobs" className={styles.part} aria-labelledby="jobs-title">
      <h2 id="jobs-title">{words.title}</h2>
      <p className={styles.lead}>{words.lead}</p>
      {jobs.map((view) => (
        <JobCard key={view.job} view={view} clock={clock} />
      ))}
      <h3>{words.agesTitle}</h3>
      <ul className={styles.ages}>
        {words.ages.map((age) => (
          <li key={age}>{age}</li>
        ))}
      </ul>
    </section>
  )
}

import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { duration } from '@/app/_ui/relative'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { JobRun } from '@/lib/jobs/job-run'
import { outcomeTones } from './outcome-tones'

const words = en.jobs

/** "840 ms", "12 s", "3 min": nothing for a run that has not ended. */
function took({ startedAt, endedAt }: JobRun): string {
  if (endedAt === null) return en.none
  const ms = Math.max(0, endedAt.getTime() - startedAt.getTime())
  return ms < 1_000 ? words.milliseconds(ms) : duration(ms / 1_000)
}

/** The last runs of a job, newest first, with what went wrong. */
export function RunsTable({ label, runs, clock }: { readonly label: string; readonly runs: readonly JobRun[]; readonly clock: ClockView }) {
  return (
    <TableFrame label={label} columns={Object.values(words.columns)}>
      <tbody>
        {runs.map((run) => {
          const outcome = run.outcome ?? 'running'
          return (
            <tr key={run.id}>
              <th scope="row">{time(run.startedAt.toISOString(), clock)}</th>
              <td>{words.askedBy[run.askedBy]}</td>
              <td>{took(run)}</td>
              <td>{run.rows.toLocaleString('en-GB')}</td>
              <td>
                <b data-status={outcomeTones[outcome]}>{words.outcomes[outcome]}</b>
                {run.error && <small>{run.error}</small>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

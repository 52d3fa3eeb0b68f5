import '@/app/_ui/status.css'
import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import { activitiesPath } from '@/app/(console)/activities/activities-path'
import { narrowedLog, wholeLog } from '@/lib/activities/activity-query'
import type { CoveredTable } from '@/lib/activities/schema'
import { en } from '@/lib/i18n/en'
import styles from './coverage-table.module.css'
import { tones } from './table-state'

const words = en.recording
const faultWords: Readonly<Record<string, string>> = words.faults

/** Every table with its state, and what of it is told. */
export function CoverageTable({ tables, clock }: { tables: readonly CoveredTable[]; clock: ClockView }) {
  return (
    <TableFrame label={words.table} columns={Object.values(words.columns)} className={styles.tables}>
      <tbody>
        {tables.map((table) => (
          <tr key={table.relation}>
            <th scope="row">
              <code>{table.relation}</code>
              {table.resourceType !== null && (
                <PageLink href={activitiesPath(narrowedLog(wholeLog, 'type', table.resourceType))}>
                  {words.activities(table.resourceType)}
                </PageLink>
              )}
            </th>
            <td>
              <b data-status={tones[table.state]}>{words.states[table.state]}</b>
            </td>
            <td>
              <Told table={table} />
            </td>
            <td>{table.since && time(table.since, clock)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Told({ table }: { table: CoveredTable }) {
  const { state, faults, kept, masked, untold, bare, reason, relation } = table
  const columns = [
    [words.bare, bare],
    [words.kept, kept],
    [words.masked, masked],
    [words.untold, untold],
  ] as const
  return (
    <>
      {faults.map((fault) => (
        <strong key={fault}>{faultWords[fault] ?? fault}</strong>
      ))}
      {columns.map(
        ([label, names]) =>
          names.length > 0 && (
            <p key={label}>
              {label}: <code>{names.join(', ')}</code>
            </p>
          ),
      )}
      {reason}
      {state === 'open' && (
        <>
          {words.open}
          <pre>{words.record(relation)}</pre>
        </>
      )}
    </>
  )
}

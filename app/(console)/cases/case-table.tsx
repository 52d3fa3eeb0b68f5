import '@/app/_ui/status.css'
import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { browserName, placeName, systemName } from '@/app/_ui/describe'
import { flag } from '@/app/_ui/flag'
import { PageLink } from '@/app/_ui/page-link'
import { shortStamp } from '@/app/_ui/stamp'
import { time } from '@/app/_ui/time'
import type { CaseRow } from '@/lib/cases/to-row'
import { en } from '@/lib/i18n/en'
import styles from './case-table.module.css'

const words = en.cases

/** Cases: who, how it stands, who goes on with it, where the sign-in came from, and for how long it is open. */
export function CaseTable({ rows, clock }: { readonly rows: readonly CaseRow[]; readonly clock: ClockView }) {
  return (
    <TableFrame label={words.table} columns={Object.values(words.columns)} className={styles.cases}>
      <tbody>
        {rows.map(({ id, person, evidence, state, owner, openedAt, comments }) => (
          <tr key={id}>
            <th scope="row">
              <PageLink href={`/cases/${id}`}>{words.of(person.name)}</PageLink>
              <small>{words.signedIn(shortStamp(evidence.at, clock))}</small>
            </th>
            <td>
              <b data-status={state}>{en.reviews.states[state]}</b>
            </td>
            <td>
              {owner === null ? <span className={styles.none}>{words.nobody}</span> : owner.name}
              {owner?.isSelf && <i>{en.users.you}</i>}
            </td>
            <td>
              {flag(evidence.country)}
              {placeName(evidence)}
              <small>
                <code>{evidence.ip ?? en.unknown}</code>, {browserName(evidence)}, {systemName(evidence)}
              </small>
            </td>
            <td>{time(openedAt, clock)}</td>
            <td>{comments}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

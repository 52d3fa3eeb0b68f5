import { Suspense } from 'react'
import { counted } from '@/app/_charts/number-words'
import type { ClockView } from '@/app/_ui/clock-view'
import { flag } from '@/app/_ui/flag'
import { shortStamp } from '@/app/_ui/stamp'
import type { NewValue, NewValues } from '@/lib/analytics/new-values'
import { en } from '@/lib/i18n/en'
import { isolated } from '@/lib/i18n/isolated'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { shareLink } from './analysis-links'
import { firstSeen } from './first-seen'
import styles from './fresh-values.module.css'
import { shareName } from './ranked'

const words = en.trends.fresh

type Of = { readonly query: SessionQuery; readonly clock: ClockView; readonly everyone: boolean }
type Props = Of & { readonly fresh: Promise<NewValues | null> }

/** What came up for the first time in the period. It has as much room as there is beside it, whatever comes. */
export function FreshValues({ fresh, ...of }: Props) {
  return (
    <div className={styles.room}>
      <Suspense fallback={<div className={styles.waiting} data-waiting="" />}>
        <Coming fresh={fresh} {...of} />
      </Suspense>
    </div>
  )
}

async function Coming({ fresh, ...of }: Props) {
  const found = await fresh
  if (found === null || !found.isComplete) return <p className={styles.remark}>{words.noTime}</p>
  const { values, left, recordsSince } = found
  return (
    <div className={styles.list}>
      {values.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {values.map((value) => (
            <Item key={`${value.field} ${JSON.stringify(value.share.where)}`} value={value} {...of} />
          ))}
        </ul>
      )}
      {left > 0 && <p>{words.more(left)}</p>}
      {recordsSince && <p className={styles.remark}>{words.records(shortStamp(recordsSince.toISOString(), of.clock))}</p>}
    </div>
  )
}

function Item({ value: { field, share, first }, query, clock, everyone }: Of & { readonly value: NewValue }) {
  const kinds: Readonly<Record<string, string>> = words.kinds
  const href = shareLink(query, share)
  const name = shareName(field, share)
  return (
    <li>
      <b>
        {flag(share.where.country ?? null)}
        {href === null ? name : <a href={href}>{name}</a>}
      </b>
      <small>
        {kinds[field]}, {en.charts.sessions(counted(share.count))}
      </small>
      <small>
        <a href={`/sessions/${first.id}`}>
          <time dateTime={first.startedAt} data-fixed="">
            {firstSeen(first.startedAt, clock)}
          </time>
        </a>{' '}
        {everyone && words.by(isolated(first.userName))}
      </small>
    </li>
  )
}

import type { ClockView } from '@/app/_ui/clock-view'
import { flag } from '@/app/_ui/flag'
import { moment } from '@/app/_ui/moment'
import { en } from '@/lib/i18n/en'
import { countryName } from '@/lib/origin/country-name'
import type { SessionRow } from '@/lib/sessions/schema'
import styles from './active-panel.module.css'

const words = en.dashboard.overview

function withWhat({ deviceType, browser, os }: SessionRow): string {
  const types: Readonly<Record<string, string>> = en.deviceTypes
  return [browser ?? types[deviceType] ?? deviceType, os].filter(Boolean).join(', ')
}

function fromWhere({ city, country, networkClass }: SessionRow): string {
  const networks: Readonly<Record<string, string>> = en.networks
  if (country === null) return networkClass === 'public' ? en.unknown : (networks[networkClass] ?? networkClass)
  return [city, countryName(country)].filter(Boolean).join(', ')
}

type Props = {
  readonly rows: readonly SessionRow[]
  readonly clock: ClockView
  /** Whether they are one person's, whose name says nothing then. */
  readonly own: boolean
  /** Whether the viewer is here alone, and may let others in. */
  readonly invites: boolean
}

/** How a session stands, in a word. */
const standing = ({ status, endReason }: SessionRow): string =>
  status === 'active' || endReason === null ? en.sessions.status[status] : (en.sessions.reasons[endReason] ?? en.sessions.status.terminated)

/** The sessions that began last: whose, when, with what and from where; of one's own, with what, when, how it stands and from where. */
export function NewestSessions({ rows, clock, own, invites }: Props) {
  return (
    <div className={styles.newest}>
      <h3>{own ? words.newestOwn : words.newest}</h3>
      {rows.length === 0 ? (
        <p>{own ? words.noneOwn : words.none}</p>
      ) : (
        <ul>
          {rows.map((row) => {
            const [iso, ago, stamp] = moment(row.startedAt, clock)
            return (
              <li key={row.id}>
                <a href={`/sessions/${row.id}`}>{own ? withWhat(row) : row.userName}</a>
                <time dateTime={iso} title={stamp}>
                  {ago}
                </time>
                <small>{own ? standing(row) : withWhat(row)}</small>
                <small>
                  {flag(row.country)}
                  {fromWhere(row)}
                </small>
              </li>
            )
          })}
        </ul>
      )}
      {invites && (
        <p className={styles.alone}>
          {words.alone} <a href="/users">{words.invite}</a>
        </p>
      )}
    </div>
  )
}

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

type Props = { readonly title: string; readonly rows: readonly SessionRow[]; readonly clock: ClockView }

/** The sessions that began last, in one line each. */
export function NewestSessions({ title, rows, clock }: Props) {
  return (
    <div className={styles.newest}>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {rows.map((row) => {
            const [iso, ago, stamp] = moment(row.startedAt, clock)
            return (
              <li key={row.id}>
                <a href={`/sessions/${row.id}`}>{row.userName}</a>
                <time dateTime={iso} title={stamp}>
                  {ago}
                </time>
                <small>{withWhat(row)}</small>
                <small>
                  {flag(row.country)}
                  {fromWhere(row)}
                </small>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

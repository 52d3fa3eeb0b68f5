import { en } from '@/lib/i18n/en'
import { browserName, deviceName, placeName, systemName } from './describe'
import styles from './form.module.css'
import { longStamp } from './stamp'

type Suspect = Parameters<typeof deviceName>[0] &
  Parameters<typeof browserName>[0] &
  Parameters<typeof placeName>[0] & {
    readonly at: string
    readonly ip: string | null
    readonly accuracyKm: number | null
    readonly isGone: boolean
  }

const words = en.notMe

/** The place, and how exactly it is known where it is known at all. */
const about = (session: Suspect): string => {
  const place = placeName(session)
  return session.country === null || session.accuracyKm === null ? place : words.within(place, Math.round(session.accuracyKm))
}

/** A session as its person is asked whether it was theirs. */
export function SuspectFacts({ session, zone }: { readonly session: Suspect; readonly zone: string }) {
  const software = session.os === null ? browserName(session) : en.alerts.software(browserName(session), systemName(session))
  return (
    <dl className={styles.facts}>
      <dt>{words.when}</dt>
      <dd>
        <time dateTime={session.at}>{longStamp(session.at, zone)}</time>
      </dd>
      {!session.isGone && (
        <>
          <dt>{words.device}</dt>
          <dd>{words.onDevice(software, deviceName(session))}</dd>
          <dt>{words.place}</dt>
          <dd>{about(session)}</dd>
          <dt>{words.ip}</dt>
          <dd>
            <code>{session.ip ?? en.unknown}</code>
          </dd>
        </>
      )}
    </dl>
  )
}

/** What follows when it was not: sessions, password, managers. */
export function WhatFollows({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <div>
      <h2 className={styles.follows}>{title}</h2>
      <ul className={styles.points}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}

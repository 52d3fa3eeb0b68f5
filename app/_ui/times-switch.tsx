'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, useTransition } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import { timesCookie } from '@/lib/web/preference-cookies'
import styles from './theme-switch.module.css'
import { writeCookie } from './write-cookie'

const kinds = ['own', 'utc'] as const
type Kind = (typeof kinds)[number]

/** Times in one's own zone or in UTC, on every page alike; remembered by this browser. */
export function TimesSwitch({ ownZone, utc }: { ownZone: string; utc: boolean }) {
  const name = useId()
  const router = useRouter()
  const [chosen, setChosen] = useState<Kind>(utc ? 'utc' : 'own')
  const [, startTransition] = useTransition()

  function choose(next: Kind) {
    setChosen(next)
    writeCookie(timesCookie, next)
    startTransition(() => router.refresh())
  }

  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{enShell.shell.times}</legend>
      {kinds.map((value) => (
        <label key={value} title={value === 'own' ? ownZone : undefined}>
          <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => choose(value)} />
          {enShell.shell.timesIn[value]}
        </label>
      ))}
    </fieldset>
  )
}

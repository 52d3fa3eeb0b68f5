'use client'

import { useEffect, useState } from 'react'
import { enExpiry } from '@/lib/i18n/en-expiry'
import styles from './expiry-warning.module.css'

const tickMs = 200
/** What is said aloud: each second would be noise. */
const toldAt = [120, 60, 30, 10]

const secondsTo = (endsAt: number) => Math.max(0, Math.ceil((endsAt - performance.now()) / 1000))

/** Counts down to a moment of this document's running clock, for the eye by the second, for the ear now and then. */
export function TimeLeft({ endsAt }: { readonly endsAt: number }) {
  const [seconds, setSeconds] = useState(() => secondsTo(endsAt))

  useEffect(() => {
    const tick = () => setSeconds(secondsTo(endsAt))
    tick()
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
  }, [endsAt])

  return (
    <>
      <strong role="timer" className={styles.left}>
        {`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}
      </strong>
      <p role="status" className="visually-hidden">
        {toldAt.includes(seconds) && enExpiry.expiry.left(seconds)}
      </p>
    </>
  )
}

'use client'

import { useEffect, useState } from 'react'
import { enKill } from '@/lib/i18n/en-kill'
import styles from './kill.module.css'

const words = enKill.receipt

type Departures = { readonly tabs: number; readonly left: number; readonly lastMs: number | null }

/** When to ask, in milliseconds after the answer: tabs leave within a tenth of a second, and at most two seconds later. */
const askAfter = [60, 150, 300, 500, 800, 1_200, 1_800, 2_500, 3_500]
/** Another instance may tell of its tabs a little later. */
const settledMs = 500

type Props = {
  /** `sessions=…` or `order=…`: what the receipt is asked for. */
  readonly of: string
  readonly serverMs: number
}

/** Which tabs left and when, as they say it themselves; and what is not known. */
export function KillReceipt({ of, serverMs }: Props) {
  const [seen, setSeen] = useState<Departures | null>(null)
  const [over, setOver] = useState(false)

  useEffect(() => {
    let stopped = false
    const began = performance.now()
    const passed = () => performance.now() - began
    const ask = async () => {
      for (const at of askAfter) {
        await new Promise((resolve) => setTimeout(resolve, at - passed()))
        if (stopped) return
        const now = await departures(of)
        if (stopped) return
        if (now !== null) setSeen(now)
        if (now !== null && now.tabs > 0 && now.left === now.tabs && passed() > settledMs) break
      }
      setOver(true)
    }
    void ask()
    return () => {
      stopped = true
    }
  }, [of])

  return (
    <p className={styles.receipt} role="status" aria-label={words.label} data-over={over || undefined}>
      {words.server(serverMs)} {sentence(seen, over)}
    </p>
  )
}

async function departures(of: string): Promise<Departures | null> {
  try {
    const answer = await fetch(`/api/kills/receipt?${of}`, { cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as Departures) : null
  } catch {
    return null
  }
}

function sentence(seen: Departures | null, over: boolean): string {
  const { tabs = 0, left = 0, lastMs = null } = seen ?? {}
  if (tabs === 0) return over ? words.none : words.waiting
  if (left === tabs) return words.all(left, tabs, lastMs ?? 0)
  if (!over) return words.waiting
  return left === 0 ? words.nobody(tabs) : words.some(left, tabs, lastMs ?? 0)
}

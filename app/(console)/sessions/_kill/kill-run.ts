import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { SessionContext } from '@/app/_live/session-context'
import type { KillProgress } from '@/lib/sessions/kill-go-on'
import type { KillResultRow } from '@/lib/sessions/kill-results'
import { forgetOrder, rememberOrder } from './kill-remembered'

/** How far an order has come, as this tab knows it. */
export type Run = {
  readonly is: 'running' | 'stopped' | 'lost' | 'refused' | 'finished'
  readonly done: number
  readonly total: number
  readonly serverMs: number
  readonly results: readonly KillResultRow[]
  readonly message: string | null
}

const patience = 4
const pauseMs = 800

type Turn = KillProgress | { readonly refused: string } | null

/** One turn on the server. Null: it could not be reached, or was too busy; what it did, if anything, the next turn knows. */
async function turnOf(order: string): Promise<Turn> {
  try {
    const answer = await fetch(`/api/kills?order=${order}`, { method: 'POST' })
    if (answer.ok) return (await answer.json()) as KillProgress
    if (answer.status === 429 || answer.status >= 500) return null
    const { error } = (await answer.json()) as { error: { message?: string } }
    return { refused: error.message ?? '' }
  } catch {
    return null
  }
}

/** Goes through an order turn by turn, as long as this tab is there and nobody stops it. */
export function useKillRun(order: string, total: number, doneBefore: number) {
  const [run, setRun] = useState<Run>({ is: 'running', done: doneBefore, total, serverMs: 0, results: [], message: null })
  const going = useRef(false)
  const session = useContext(SessionContext)

  const goOn = useCallback(async () => {
    if (going.current) return
    going.current = true
    rememberOrder({ order, total, done: doneBefore }, session)
    setRun((now) => ({ ...now, is: 'running' }))
    for (let misses = 0; going.current; ) {
      const turn = await turnOf(order)
      if (turn === null) {
        misses += 1
        if (misses === patience) return settle('lost', null)
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      } else if ('refused' in turn) return settle('refused', turn.refused)
      else {
        misses = 0
        const { done, finished, results, serverMs } = turn
        setRun((now) => ({ ...now, done, results: [...now.results, ...results], serverMs: now.serverMs + serverMs }))
        if (finished) return settle('finished', null)
        rememberOrder({ order, done, total: turn.total }, session)
      }
    }

    function settle(is: Run['is'], message: string | null) {
      going.current = false
      if (is === 'finished' || is === 'refused') forgetOrder(order)
      setRun((now) => ({ ...now, is, message }))
    }
  }, [order, total, doneBefore, session])

  const stop = useCallback(() => {
    going.current = false
    setRun((now) => (now.is === 'running' ? { ...now, is: 'stopped' } : now))
  }, [])

  useEffect(() => {
    void goOn()
    return stop
  }, [goOn, stop])

  useEffect(() => {
    if (run.is !== 'running') return
    // The browser asks before it closes the tab; whoever closes it all the same leaves the rest untouched.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [run.is])

  return { run, goOn, stop }
}

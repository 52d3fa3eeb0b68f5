'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { EmptyState } from '@/app/_ui/empty-state'
import { enExplorer } from '@/lib/i18n/en-explorer'
import type { Came, Searching } from './searching'

type Props = {
  readonly begun: Searching
  /** In its place where the search has come to the end. */
  readonly none: ReactNode
}

type State = 'ready' | 'searching' | 'stopped' | 'failed' | 'end'

const words = enExplorer.explorer

/** How it went on, or null where that cannot be told. */
async function ask(further: string, signal: AbortSignal): Promise<Came | null> {
  const answer = await fetch(further, { cache: 'no-store', signal }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as Came) : null
}

/**
 * A search that found nothing in a page's time goes on by itself, slice by slice, until it comes to something, to the end, or is stopped. Its questions are
 * nobody's doing: they move no clock, and what they come to is shown by a refresh. Without script the link goes on.
 */
export function SearchOn({ begun, none }: Props) {
  const router = useRouter()
  const frame = useRef<HTMLDivElement>(null)
  const running = useRef<AbortController | null>(null)
  const [at, setAt] = useState(begun)
  const [state, setState] = useState<State>('ready')

  async function search(from: Searching) {
    const run = new AbortController()
    running.current = run
    setState('searching')
    for (let next = from; ; ) {
      const came = await ask(next.further, run.signal)
      if (run.signal.aborted) return
      if (came === null) return setState('failed')
      if ('end' in came) return setState('end')
      if ('found' in came) return show(came.found)
      next = came
      setAt(came)
    }
  }

  function show(path: string) {
    // What was pressed last goes with the search.
    if (frame.current?.contains(document.activeElement)) document.querySelector('main')?.focus({ preventScroll: true })
    history.replaceState(null, '', path)
    router.refresh()
  }

  function stop() {
    running.current?.abort()
    setState('stopped')
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins once; another list is another search.
  useEffect(() => {
    void search(begun)
    return () => running.current?.abort()
  }, [])

  const stopped = state === 'stopped' || state === 'failed'
  const title = state === 'searching' ? words.searching : words.nothingYet
  return (
    <div ref={frame}>
      {state === 'end' ? (
        none
      ) : (
        <EmptyState
          title={title}
          text={state === 'failed' ? words.searchFailed(at.when) : words.nothingYetHint(at.when)}
          action={
            state === 'ready' ? (
              <Link prefetch={false} href={at.href as Route} className={buttons.button}>
                {words.goOn}
              </Link>
            ) : (
              <button type="button" className={buttons.button} onClick={() => (stopped ? void search(at) : stop())}>
                {stopped ? words.goOn : words.stop}
              </button>
            )
          }
        />
      )}
      <p role="status" className="visually-hidden">
        {state === 'end' ? words.searchedAll : stopped ? words.searchStopped(at.when) : words.searchedTo(at.when)}
      </p>
    </div>
  )
}

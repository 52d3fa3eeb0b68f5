'use client'

import { type RefObject, useEffect, useState } from 'react'
import { checkSession } from '@/app/_live/check-session'
import { onListsChange } from '@/app/_live/lists-change'
import { throttle } from '@/lib/live/throttle'
import type { FreshRows } from './fresh-rows'
import type { SessionLine } from './session-line'

const everyMs = 1_000
const awayMs = 2_000

type News = { readonly fresh: ReadonlyMap<string, SessionLine>; readonly at: number; readonly newer: number; readonly more: boolean }
const nothing: News = { fresh: new Map(), at: 0, newer: 0, more: false }

const idsIn = (frame: HTMLElement | null): string[] =>
  [...(frame?.querySelectorAll<HTMLAnchorElement>('tbody th a') ?? [])].map((link) => link.pathname.split('/').at(-1) ?? '')

/** The proofs that came with these rows: a page made anew may bring others, which wait. */
const proofsIn = (frame: HTMLElement | null): DOMStringMap => frame?.querySelector('tbody')?.dataset ?? {}

type List = {
  /** Its address. */
  readonly query: string
  /** What the lists were at when it was made. */
  readonly version: string
}

/**
 * Asks for the shown rows anew when sessions changed, at most once a second and only while the page is seen. With another `round` what was heard
 * before is forgotten.
 */
export function useFreshRows(frame: RefObject<HTMLElement | null>, { query, version }: List, round: number): News {
  const [heard, setHeard] = useState<News & { readonly of: string }>({ ...nothing, of: '' })
  const of = `${round} ${query}`

  useEffect(() => {
    let waiting = false
    let over = false
    let later: ReturnType<typeof setTimeout> | undefined
    const ask = throttle(everyMs, async () => {
      const ids = idsIn(frame.current)
      const { shown, above: head } = proofsIn(frame.current)
      const newest = head && ids[0] ? `&newest=${ids[0]}&above=${head}` : ''
      const source = `/api/sessions/rows?${query}&ids=${ids.join(',')}&shown=${shown}${newest}`
      const answer = await fetch(source, { cache: 'no-store' }).catch(() => null)
      if (over) return
      if (answer?.ok) {
        const { lines, ...above } = (await answer.json()) as FreshRows
        if (!over) setHeard({ fresh: new Map(lines.map((line) => [line.id, line])), ...above, of })
      } else if ((await checkSession()).is !== 'ended') later = setTimeout(changed, awayMs)
    })
    const changed = () => {
      clearTimeout(later)
      waiting = document.visibilityState !== 'visible'
      if (!waiting) ask()
    }
    const seen = () => waiting && changed()
    const deaf = onListsChange(version, changed)
    document.addEventListener('visibilitychange', seen)
    return () => {
      over = true
      clearTimeout(later)
      ask.stop()
      deaf()
      document.removeEventListener('visibilitychange', seen)
    }
  }, [frame, query, of, version])

  return heard.of === of ? heard : nothing
}

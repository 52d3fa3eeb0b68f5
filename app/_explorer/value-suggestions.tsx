'use client'

import { useEffect, useRef, useState } from 'react'

type Suggested = { readonly value: string; readonly label: string }

const pauseMs = 200

/** What may be typed: values that occur, asked of `source` for the chosen field while its form is used. Without them the form works as well. */
export function ValueSuggestions({ id, source }: { readonly id: string; readonly source: string }) {
  const list = useRef<HTMLDataListElement>(null)
  const [values, setValues] = useState<readonly Suggested[]>([])

  useEffect(() => {
    const form = list.current?.closest('form')
    if (!form) return
    let later: ReturnType<typeof setTimeout> | undefined
    let asked = 0
    const ask = async (turn: number) => {
      const data = new FormData(form)
      const query = new URLSearchParams({ field: String(data.get('add')), typed: String(data.get('value')) })
      const answer = await fetch(`${source}?${query}`).catch(() => null)
      const found: unknown = answer?.ok ? await answer.json().catch(() => []) : []
      if (turn === asked && Array.isArray(found)) setValues(found)
    }
    const changed = () => {
      clearTimeout(later)
      asked += 1
      later = setTimeout(ask, pauseMs, asked)
    }
    form.addEventListener('input', changed)
    form.addEventListener('focusin', changed)
    return () => {
      clearTimeout(later)
      form.removeEventListener('input', changed)
      form.removeEventListener('focusin', changed)
    }
  }, [source])

  return (
    <datalist id={id} ref={list}>
      {values.map(({ value, label }) => (
        <option key={value} value={value} label={label} />
      ))}
    </datalist>
  )
}

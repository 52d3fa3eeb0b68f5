'use client'

import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { Field } from '@/app/_ui/field'
import forms from '@/app/_ui/form.module.css'
import { useLeaveGuard } from '@/app/_ui/use-leave-guard'
import { enContacts } from '@/lib/i18n/en-contacts'
import { ImportProgress } from './import-progress'
import { forgetImport, rememberImport, tellBegun } from './import-remembered'
import { type Run, runImport, unbegun } from './import-run'

const words = enContacts.contactImport
const MOST_BYTES = 1024 * 1024

/** Chooses a file and imports it; shows how far that has come, and at the end what became of each row. */
export function ImportForm({ who }: { readonly who: string }) {
  const file = useRef<HTMLInputElement>(null)
  const stopping = useRef<AbortController | null>(null)
  const latest = useRef<Run | null>(null)
  const left = useRef(false)
  const [problem, setProblem] = useState<string | undefined>()
  const [run, setRun] = useState<Run | null>(null)
  const isRunning = run !== null && (run.is === 'reading' || run.is === 'running')

  useLeaveGuard(isRunning, words.leave)
  // Whoever leaves the page stops it, and is told at the next visit how far it came.
  useEffect(() => {
    const leave = () => {
      left.current = true
      if (latest.current?.is === 'running') rememberImport(who, latest.current, true)
      stopping.current?.abort()
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [who])

  async function onSubmit(event: SubmitEvent) {
    event.preventDefault()
    const chosen = file.current?.files?.[0]
    const wrong = chosen === undefined ? words.nothing : chosen.size > MOST_BYTES ? words.tooLarge : undefined
    setProblem(wrong)
    if (chosen === undefined || wrong !== undefined) return file.current?.focus()
    const stop = new AbortController()
    stopping.current = stop
    left.current = false
    setRun(unbegun)
    tellBegun()
    await runImport(chosen, stop.signal, (now) => {
      latest.current = now
      setRun(now)
      if (left.current) return
      // A page that goes loses its connection before it knows that it goes; and of a session that ended in the middle nobody may read what is told here.
      if (now.is === 'running' || now.is === 'lost' || now.is === 'failed') rememberImport(who, now, now.is !== 'running')
      else forgetImport(who)
    })
  }

  function again() {
    forgetImport(who)
    setRun(null)
    requestAnimationFrame(() => file.current?.focus())
  }

  if (run !== null) return <ImportProgress run={run} onStop={() => stopping.current?.abort()} onAgain={again} />
  return (
    <form className={forms.form} onSubmit={onSubmit} noValidate>
      <Field
        id="import-file"
        ref={file}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        label={words.file}
        hint={words.fileHint}
        error={problem}
        required
      />
      <div className={forms.actions}>
        <button type="submit" className={buttons.button} data-tone="primary">
          {words.submit}
        </button>
      </div>
    </form>
  )
}

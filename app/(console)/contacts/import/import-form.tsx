'use client'

import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { Field } from '@/app/_ui/field'
import forms from '@/app/_ui/form.module.css'
import { enContacts } from '@/lib/i18n/en-contacts'
import { ImportProgress } from './import-progress'
import { type Run, runImport, unbegun } from './import-run'

const words = enContacts.contactImport
const MOST_BYTES = 1024 * 1024

/** Chooses a file and imports it; shows how far that has come, and at the end what became of each row. */
export function ImportForm() {
  const file = useRef<HTMLInputElement>(null)
  const stopping = useRef<AbortController | null>(null)
  const [problem, setProblem] = useState<string | undefined>()
  const [run, setRun] = useState<Run | null>(null)
  const isRunning = run !== null && (run.is === 'reading' || run.is === 'running')

  // Whoever leaves the page stops it.
  useEffect(() => () => stopping.current?.abort(), [])
  useEffect(() => {
    if (!isRunning) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isRunning])

  async function onSubmit(event: SubmitEvent) {
    event.preventDefault()
    const chosen = file.current?.files?.[0]
    const wrong = chosen === undefined ? words.nothing : chosen.size > MOST_BYTES ? words.tooLarge : undefined
    setProblem(wrong)
    if (chosen === undefined || wrong !== undefined) return file.current?.focus()
    const stop = new AbortController()
    stopping.current = stop
    setRun(unbegun)
    await runImport(chosen, stop.signal, setRun)
  }

  function again() {
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

import type { ImportStep, SkippedRow } from '@/lib/contacts/import-contacts'
import { enContacts } from '@/lib/i18n/en-contacts'

const words = enContacts.contactImport

/** How far an import has come, as this tab knows it. */
export type Run = {
  readonly is: 'reading' | 'running' | 'stopped' | 'lost' | 'failed' | 'refused' | 'finished'
  readonly rows: number
  readonly through: number
  readonly imported: number
  readonly skipped: readonly SkippedRow[]
  readonly ignored: readonly string[]
  /** Why it failed or was refused. */
  readonly message: string | null
}

export const unbegun: Run = { is: 'reading', rows: 0, through: 0, imported: 0, skipped: [], ignored: [], message: null }

/** The run after one more step of the server's. */
function after(run: Run, step: ImportStep): Run {
  if (step.step === 'begun') return { ...run, is: 'running', rows: step.rows, ignored: step.ignored }
  if (step.step === 'finished') return { ...run, is: 'finished' }
  if (step.step === 'failed') {
    const { from, to, rest, message } = step
    return { ...run, is: 'failed', message: `${words.failed(from, to, rest)} ${message ?? words.internal}` }
  }
  const { through, imported, skipped } = step
  return { ...run, through, imported: run.imported + imported, skipped: [...run.skipped, ...skipped] }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader()
  let rest = ''
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** Sends the file and tells how the import goes, until it is over in one way or another. Aborting the signal stops it after the write in hand. */
export async function runImport(file: File, signal: AbortSignal, tell: (run: Run) => void): Promise<void> {
  let run = unbegun
  const say = (now: Run) => {
    run = now
    tell(now)
  }
  const refuse = (message: string) => say({ ...run, is: 'refused', message })
  try {
    const answer = await fetch('/api/contacts/import', { method: 'POST', body: file, headers: { 'Content-Type': 'text/csv' }, signal })
    if (!answer.ok || !answer.body) return refuse(await refusalOf(answer))
    for await (const line of linesOf(answer.body)) say(after(run, JSON.parse(line) as ImportStep))
    if (run.is === 'running' || run.is === 'reading') say({ ...run, is: 'lost' })
  } catch {
    if (signal.aborted) say({ ...run, is: 'stopped' })
    else if (run.is === 'reading') refuse(words.unreachable)
    else say({ ...run, is: 'lost' })
  }
}

async function refusalOf(answer: Response): Promise<string> {
  if (answer.status === 413) return words.tooLarge
  const said = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null
  return said?.error?.message ?? words.unreachable
}

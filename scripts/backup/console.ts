import type { Progress } from './write-archive'

const EVERY_MS = 10_000

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Prints a line for each table that is done, and every ten seconds how far a long one has come. */
export function tellProgress(): Progress {
  let spoken = performance.now()
  return (table, rows, bytes) => {
    const now = performance.now()
    if (rows === null && now - spoken < EVERY_MS) return
    spoken = now
    const state = rows === null ? 'so far' : `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'},`
    process.stdout.write(`  ${table} … ${state} ${megabytes(bytes)}\n`)
  }
}

/** Runs `work`; whatever ends it, a signal too, `leave` is called first: a database that was started for it must not run on. */
export async function untilDone(work: () => Promise<void>, leave: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.stderr.write('\nStopped; nothing is half done.\n')
      void leave().finally(() => process.exit(1))
    })
  try {
    await work()
  } finally {
    await leave()
  }
}

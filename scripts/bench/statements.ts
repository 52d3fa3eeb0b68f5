import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '@/scripts/cluster/connect'
import type { TestDatabase } from '@/tests/helpers/database'

/** Time for what follows an answer (a touch, say) and for the log's last line, in milliseconds. */
const SETTLE_MS = 500

/** Makes the server log each statement of this database. It must happen before connections are opened. */
export async function logStatements({ ownerUrl }: TestDatabase): Promise<void> {
  const database = new URL(ownerUrl).pathname.slice(1)
  await withClient(ownerUrl, (client) => client.query(`alter database ${database} set log_statement = 'all'`))
}

function textFrom(file: string, offset: number): string {
  const descriptor = openSync(file, 'r')
  try {
    const text = Buffer.alloc(statSync(file).size - offset)
    return text.toString('utf8', 0, readSync(descriptor, text, 0, text.length, offset))
  } finally {
    closeSync(descriptor)
  }
}

/** Statements that the database executed while `work` ran, as it wrote them down itself. */
export async function statementsDuring(log: string, work: () => Promise<unknown>): Promise<string[]> {
  const offset = statSync(log).size
  await work()
  await sleep(SETTLE_MS)
  const entries = textFrom(log, offset).split(/^\d{4}-\d\d-\d\d [\d:.]+ UTC \[\d+\] /m)
  return entries.flatMap((entry) => /^LOG: {2}(?:statement|execute [^:]+): ([\s\S]*)/.exec(entry)?.[1] ?? [])
}

/** The guard's one statement: who is behind this token. Streams look by the session's id instead. */
export const isGuard = (statement: string): boolean => /"visibleSince"/.test(statement) && /WHERE s\.token_hash = \$\d/.test(statement)

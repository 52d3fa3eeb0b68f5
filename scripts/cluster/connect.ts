import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** The address of a database in an embedded cluster. */
export function clusterUrl(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/** One connection for the time of `work`; closed whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Waits until the server answers, up to a minute: after a crash it replays its journal first. */
export async function waitForDatabase(url: string, alive: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; ; ) {
    try {
      return await withClient(url, async (client) => void (await client.query('select 1')))
    } catch (error) {
      // 28P01, wrong password, does not get better by waiting.
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === '28P01' || !alive() || Date.now() > end) throw error
      await sleep(50)
    }
  }
}

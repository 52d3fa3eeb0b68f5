import 'server-only'
import pg from 'pg'

/** Notices of one connection, until it is lost. */
export type Listener = {
  /** Sends a notice over the same connection. */
  notify(channel: string, payload: string): Promise<void>
  close(): void
}

type Handlers = {
  readonly channels: readonly string[]
  onNotice(channel: string, payload: string): void
  /** Called once, after which nothing more is heard. */
  onLost(): void
}

const CONNECT_TIMEOUT_MS = 5_000
const QUERY_TIMEOUT_MS = 5_000

/** Opens a connection that listens. It must reach PostgreSQL itself: behind a transaction pooler LISTEN hears nothing. Throws if it cannot. */
export async function openListener(url: string, { channels, onNotice, onLost }: Handlers): Promise<Listener> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'rollcall live',
  })
  let lost = false
  const close = () => {
    if (lost) return
    lost = true
    // The polite goodbye may wait for ever on a dead connection; the promise is nobody's business.
    void client.end().catch(() => {})
    onLost()
  }
  client.on('error', close)
  client.on('end', close)
  client.on('notification', ({ channel, payload }) => lost || onNotice(channel, payload ?? ''))
  try {
    await client.connect()
    for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
  } catch (error) {
    close()
    throw error
  }
  return { close, notify: async (channel, payload) => void (await client.query('SELECT pg_notify($1, $2)', [channel, payload])) }
}

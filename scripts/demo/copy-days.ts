import type { Client } from 'pg'
import { copyIn } from '@/scripts/backup/copy'
import { DAY } from './clock'
import { ACTIVITY_COLUMNS } from './log-line'
import type { PastDay } from './past'

const batch = 500

async function* bytes(lines: readonly string[]): AsyncGenerator<Buffer> {
  for (let at = 0; at < lines.length; at += batch) yield Buffer.from(lines.slice(at, at + batch).join(''))
}

/** Feeds lines to COPY. */
export const copyLines = (client: Client, table: string, columns: string, lines: readonly string[], how = ''): Promise<number> =>
  copyIn(client, `COPY ${table} (${columns}) FROM STDIN ${how}`, bytes(lines))

/** How the index of facets is made on one day's table. */
export async function facetsIndex(client: Client): Promise<string> {
  const { rows } = await client.query<{ made: string }>(`SELECT pg_get_indexdef('log.activities_facets'::regclass) AS made`)
  return rows[0]?.made ?? ''
}

/**
 * Lays one day of the log: a table filled and indexed by itself, then attached, which is several times as fast as writing into the log. The recorder does not see
 * it. A day that holds something already (today) is written into.
 */
export async function copyDay(client: Client, { day, lines }: PastDay, facets: string): Promise<void> {
  const date = new Date(day * DAY).toISOString().slice(0, 10)
  const part = `log.activities_${date.replaceAll('-', '')}`
  const { rows } = await client.query<{ there: string | null }>('SELECT to_regclass($1) AS there', [part])
  if (rows[0]?.there !== null) {
    const { rowCount } = await client.query(`SELECT FROM ${part} LIMIT 1`)
    if (rowCount !== 0) {
      await copyLines(client, part, ACTIVITY_COLUMNS, lines)
      return
    }
    await client.query(`DROP TABLE ${part}`)
  }
  await client.query(
    `BEGIN; CREATE TABLE ${part} (LIKE log.activities INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE)`,
  )
  // Nobody else has seen it yet, so that its rows need no second look later on.
  await copyLines(client, part, ACTIVITY_COLUMNS, lines, 'WITH (FREEZE)')
  await client.query(`ALTER TABLE ${part} ADD PRIMARY KEY (id);
    ${facets.replace(/^CREATE INDEX \S+ ON ONLY log\.activities /, `CREATE INDEX ON ${part} `)};
    ALTER TABLE ${part} OWNER TO rollcall_log;
    SELECT log.protect('${part}');
    COMMIT;
    ALTER TABLE log.activities ATTACH PARTITION ${part}
      FOR VALUES FROM (public.uuid_floor('${date} UTC')) TO (public.uuid_floor(timestamptz '${date} UTC' + interval '1 day'))`)
}

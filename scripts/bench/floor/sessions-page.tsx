import { Prisma } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'
import { rowColumns, type SessionListRow } from '@/lib/db/session-columns'

export const dynamic = 'force-dynamic'

const heads = ['User', 'Status', 'Started', 'Last activity', 'Ends', 'Duration', 'Device', 'Software', 'Origin', 'Actions']

// Columns and conditions of the product's own statement for its first page.
const statement = Prisma.sql`SELECT ${rowColumns} FROM sessions s CROSS JOIN settings c
  WHERE true AND (s.ended_at IS NULL OR s.ended_at >= ${new Date(0)}) ORDER BY s.id DESC LIMIT ${51}`

/** The floor for `/sessions`: the same rows and columns by the same SQL, as plainly as Next can show them. Lives in the bench's build only. */
export default async function FloorPage() {
  const { rows } = await pool().query<SessionListRow>({ name: 'bench_floor_sessions', text: statement.text, values: statement.values })
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, 50).map((row) => (
          <tr key={row.id}>
            <td>{`${row.userName} ${row.role}`}</td>
            <td>{row.status}</td>
            <td>{row.startedAt.toISOString()}</td>
            <td>{row.lastActivityAt.toISOString()}</td>
            <td>{(row.endsAt ?? row.endedAt)?.toISOString()}</td>
            <td>{row.durationSeconds}</td>
            <td>{`${row.deviceType} ${row.deviceVendor} ${row.deviceModel}`}</td>
            <td>{`${row.browser} ${row.browserVersion} ${row.os} ${row.osVersion}`}</td>
            <td>{`${row.ip} ${row.city}, ${row.region}, ${row.country}`}</td>
            <td>{row.endReason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

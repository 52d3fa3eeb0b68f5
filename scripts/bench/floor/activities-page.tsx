import { type ActivityListRow, rowColumns } from '@/lib/db/activity-columns'
import { Prisma } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'

export const dynamic = 'force-dynamic'

const heads = ['What happened', 'When', 'Record', 'Session', 'From']

// Columns and order of the product's own statement for its first page.
const statement = Prisma.sql`SELECT ${rowColumns} FROM log.activities a
  WHERE a.kind <> 'read' AND a.at >= ${new Date(0)} ORDER BY a.id DESC LIMIT ${51}`

/** The floor for `/activities`: the same rows and columns by the same SQL, as plainly as Next can show them. Lives in the bench's build only. */
export default async function FloorPage() {
  const { rows } = await pool().query<ActivityListRow>({ name: 'bench_floor_activities', text: statement.text, values: statement.values })
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
            <th>
              <b>{row.actorName}</b> {`${row.action} ${row.outcome} ${row.resourceLabel}`} <small>{row.sessionFlag}</small>
            </th>
            <td>{row.at.toISOString()}</td>
            <td>{`${row.resourceLabel} ${row.resourceType}`}</td>
            <td>{row.sessionId}</td>
            <td>{`${row.ip} ${row.source}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

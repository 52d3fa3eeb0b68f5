import pg from 'pg'
import { kindsOf } from '@/scripts/bench/lists/cases'
import { percentile } from '@/scripts/bench/statistics'
process.env.DATABASE_URL = process.env.APPURL
process.env.AUTH_SECRET = 'x'.repeat(48)
const owner = new pg.Client({ connectionString: process.env.URL })
await owner.connect()
const { read } = await import('@/lib/db/read')
const { databaseClock } = await import('@/lib/db/clock')
const u = (await owner.query("select * from users where role='audit_manager' limit 1")).rows[0]
const ctx = { actor: { kind: 'user', id: u.id, name: u.name }, role: 'audit_manager', userId: u.id, sessionId: u.id, request: { id: 'x', source: 'web', ip: null }, ...(await databaseClock()) } as never
const only = process.argv[2]
for (const { name, most, filters } of await kindsOf(owner)) {
  if (only && !name.includes(only)) continue
  const times: { ms: number; filter: unknown; note: string }[] = []
  for (let round = 0; round < (filters.length > 20 ? 1 : 3); round += 1) for (const filter of filters) {
    const began = performance.now()
    const page = await read(ctx).session.page(filter, {}, 50)
    times.push({ ms: performance.now() - began, filter, note: `${page.rows.length} ${page.searchedTo?.toISOString() ?? ''}` })
  }
  console.log(name, times.length, 'p50', percentile(times.map((t) => t.ms), 0.5).toFixed(1), 'p95', percentile(times.map((t) => t.ms), 0.95).toFixed(1), 'most', most)
  for (const t of times.sort((a, b) => b.ms - a.ms).slice(0, filters.length > 20 ? 5 : 9)) console.log('   ', t.ms.toFixed(1), JSON.stringify(t.filter).slice(0, 120), t.note)
}
await owner.end()
process.exit(0)

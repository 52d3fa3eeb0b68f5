import 'server-only'
import { databaseHealth } from '@/lib/db/health'
import { jobStateRows } from '@/lib/db/job-states'
import { letterTroubles } from '@/lib/db/letter-troubles'
import { isStopping } from '@/lib/origin/edge'

/** Jobs that are late or failing, by name, and letters alike. The answer is 200 all the same: people are served, and no other instance would do better. */
async function alarms(): Promise<Readonly<Record<string, string>>> {
  const [rows, letters] = await Promise.all([jobStateRows().catch(() => []), letterTroubles().catch(() => null)])
  const jobs = rows.flatMap(({ job, state }) => (state === 'ok' ? [] : [[job, state]]))
  const mail = letters === null ? [] : letters.failed > 0 ? [['mail', 'failing']] : letters.late > 0 ? [['mail', 'late']] : []
  return Object.fromEntries([...jobs, ...mail])
}

/** 200 `{"status":"ok"}` when database, migrations and the log's days are ready and no stop is near, else 503 with what is not. For balancers and the start. */
export async function health(): Promise<Response> {
  const problem = isStopping() ? 'stopping' : await databaseHealth()
  if (problem !== null) return Response.json({ status: 'unavailable', problem }, { status: 503 })
  const jobs = await alarms()
  return Response.json({ status: 'ok', ...(Object.keys(jobs).length > 0 && { jobs }) })
}

import 'server-only'
import { databaseHealth } from '@/lib/db/health'
import { isStopping } from '@/lib/origin/edge'

/** 200 `{"status":"ok"}` when database, migrations and the log's days are ready and no stop is near, else 503 with what is not. For balancers and the start. */
export async function health(): Promise<Response> {
  const problem = isStopping() ? 'stopping' : await databaseHealth()
  return problem === null ? Response.json({ status: 'ok' }) : Response.json({ status: 'unavailable', problem }, { status: 503 })
}

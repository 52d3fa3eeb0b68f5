import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { ScopeCount } from '@/lib/db/session-kills'
import type { KillScopeInput } from './kill-schema'
import { scopeOf } from './kill-scope'
import type { SessionRow } from './schema'
import { toSessionRow } from './to-row'

const FIRST = 3

export type KillPreview = ScopeCount & { readonly first: readonly SessionRow[] }

/** What a kill of many would end, counted by the database now, and the newest of it by name. */
export async function previewKill(ctx: UserContext, input: KillScopeInput): Promise<KillPreview> {
  assertMay(ctx, 'session.kill')
  const scope = await scopeOf(ctx, input)
  const { session } = read(ctx)
  const [counted, first] = await Promise.all([session.countScope(scope), session.firstOfScope(scope, FIRST)])
  return { ...counted, first: first.map((row) => toSessionRow(ctx, row)) }
}

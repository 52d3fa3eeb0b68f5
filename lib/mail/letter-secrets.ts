import { asRollcall } from '@/lib/access/as-rollcall'
import type { UserContext } from '@/lib/access/context'
import { tokenHash } from '@/lib/crypto/token'
import { read } from '@/lib/db/read'
import { type LetterLink, linkSecret } from './letter-link'

const isLink = (value: unknown): value is LetterLink =>
  typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && Object.keys(value).length === 2

/** The secrets that a letter tells: whoever has one acts as its addressee. */
export const secretsOf = (facts: unknown): string[] =>
  Object.values((facts ?? {}) as object)
    .filter(isLink)
    .map(linkSecret)

/** Whether a letter's link was used, or made void, since: sent again it would only mislead. */
export async function leadsNowhere(ctx: UserContext, secrets: readonly string[]): Promise<boolean> {
  if (secrets.length === 0) return false
  const where = { tokenHash: { in: secrets.map(tokenHash) }, usedAt: null }
  return (await read(asRollcall(ctx, 'outbox')).token.count({ where })) === 0
}

import type { UserContext } from '@/lib/access/context'
import { signValue, verifyValue } from '@/lib/crypto/signed-value'

/**
 * What a page has shown: rows, a list that begins with its newest row, or that nothing was found in a list as far as a position (`searchedTo`). `list` is
 * the resource's type and the list's address.
 */
type Shown =
  | { readonly rows: readonly string[] }
  | { readonly list: string; readonly newest: string }
  | { readonly list: string; readonly searchedTo: string }

const PURPOSE = 'shown'

const ordered = (what: Exclude<Shown, { readonly rows: readonly string[] }>) =>
  'newest' in what ? { list: what.list, newest: what.newest } : { list: what.list, searchedTo: what.searchedTo }

const wordOf = ({ sessionId }: Pick<UserContext, 'sessionId'>, what: Shown): string =>
  JSON.stringify('rows' in what ? [sessionId, ...what.rows.toSorted()] : [sessionId, ordered(what)])

/**
 * Our word that this session was shown something, which is recorded where it has to be. A page hands it on to what keeps it up to date, so that a question
 * without a view of its own tells of nothing else (docs/decisions/0032).
 */
export function shownProof(ctx: Pick<UserContext, 'sessionId'>, what: Shown): string {
  const word = wordOf(ctx, what)
  return signValue(PURPOSE, word).slice(word.length + 1)
}

/** Whether the proof is ours, for this session and exactly this. */
export const wasShown = (ctx: Pick<UserContext, 'sessionId'>, what: Shown, proof: string | null): boolean =>
  verifyValue(PURPOSE, `${wordOf(ctx, what)}.${proof ?? ''}`) !== null

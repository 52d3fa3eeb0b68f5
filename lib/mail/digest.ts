import type { AddToDigest, OverCap } from '@/lib/db/letter-folds'
import { letterFacts } from './letter-facts'
import type { Letters } from './letters'

/** Kinds of letters that are folded into one where they are many. */
export const notices = ['new_sign_in', 'session_ended'] as const

/** Told one by one; of the rest the number is enough. */
const MOST_TOLD = 20

type Digest = Letters['digest']

/** A notice's session; one whose facts do not fit is counted and not told. */
function told({ kind, facts }: OverCap): Digest['notices'] {
  const fits = kind === 'new_sign_in' || kind === 'session_ended' ? letterFacts[kind].safeParse(facts) : null
  return fits?.success === true ? [{ kind: kind as (typeof notices)[number], session: (facts as Letters['new_sign_in']).session }] : []
}

/** A digest with these notices besides. */
export const addToDigest: AddToDigest = (facts, more): Digest => {
  const before = (facts as Digest | undefined) ?? { notices: [], count: 0 }
  return { notices: [...before.notices, ...more.flatMap(told)].slice(0, MOST_TOLD), count: before.count + more.length }
}

import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import type { Transaction } from './transaction'
import { IN_USE } from './vouched'

/** The sessions of which it is said, as `told`, with whom and with what they were; a person speaks for their own alone. */
const told = ({ role, userId }: Context, ids: readonly string[]) => Prisma.sql`told AS (
  SELECT s.user_id, s.browser_id, s.ip_first, s.started_at FROM public.sessions s
  WHERE s.id = ANY (${[...ids]}::uuid[]) AND (${role === 'system'}::boolean OR s.user_id = ${userId}::uuid))`

/** Where they were: the networks `p` of the very place, as far as they wait to be vouched for. */
const atItsPlace = Prisma.sql`p.user_id = told.user_id AND p.new_since IS NOT NULL AND EXISTS (SELECT FROM public.known_places r
  WHERE r.user_id = told.user_id AND r.network >>= told.ip_first AND (r.asn, r.country, r.region) IS NOT DISTINCT FROM (p.asn, p.country, p.region))`

/** The person vouches for the browsers and places of these sessions of theirs. */
export async function teachSessions(ctx: Context, { client }: Transaction, ids: readonly string[]): Promise<void> {
  await client.$executeRaw`
    WITH ${told(ctx, ids)}, devices AS (UPDATE public.known_devices k SET new_since = NULL FROM told
      WHERE k.user_id = told.user_id AND k.browser_id = told.browser_id AND k.new_since IS NOT NULL)
    UPDATE public.known_places p SET new_since = NULL FROM told WHERE ${atItsPlace}`
}

/** New since the session that was not the person's, or still waiting when that is said: whoever it was may have come with more than one browser. */
const cameWithIt = (newSince: Prisma.Sql) => Prisma.sql`(${newSince} >= told.started_at OR ${newSince} > now() - ${IN_USE})`

/**
 * It was not the person: the browser is unknown again, whatever it was before; so are the others that came with it or wait, and the places, as far as nobody has
 * vouched for them. Of time alone nothing becomes usual then.
 */
export async function forgetSession(ctx: Context, { client }: Transaction, id: string): Promise<void> {
  await client.$executeRaw`
    WITH ${told(ctx, [id])}, places AS (DELETE FROM public.known_places p USING told
      WHERE ${atItsPlace} OR (p.user_id = told.user_id AND p.new_since IS NOT NULL AND (p.browser_id = told.browser_id OR ${cameWithIt(Prisma.sql`p.new_since`)})))
    DELETE FROM public.known_devices k USING told
    WHERE k.user_id = told.user_id AND (k.browser_id = told.browser_id OR ${cameWithIt(Prisma.sql`k.new_since`)})`
}

/** Nothing of where a person who is deleted was is kept. */
export async function forgetPlaces({ client }: Transaction, userId: string): Promise<void> {
  await client.$executeRaw`DELETE FROM public.known_places WHERE user_id = ${userId}::uuid`
}

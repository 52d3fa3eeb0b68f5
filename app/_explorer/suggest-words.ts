import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { viewed } from '@/lib/web/viewed'
import type { ChoiceWords } from './choice-words'
import { offers, type Suggested } from './offers'

const most = 20
const longest = 320

/** What occurs in a field without a closed set of values, as far as it is like what was typed. */
type Occurring<F extends string> = (ctx: UserContext, field: F, typed: string) => Promise<readonly Suggested[]>

/**
 * `GET ?field=&typed=`: what a filter's value may be, as JSON `[{ value, label }]`; nothing for a field that there is not. Names of people are other
 * people's data: asking for them is recorded, once in five minutes, before the answer (docs/decisions/0032).
 */
export const suggestWords =
  <F extends string>(words: ChoiceWords<F>, occurring: Occurring<F>) =>
  async (ctx: UserContext, request: Request): Promise<Response> => {
    const given = new URL(request.url).searchParams
    const field = (Object.keys(words.fields) as F[]).find((name) => name === given.get('field'))
    const typed = (given.get('typed') ?? '').slice(0, longest).trim()
    const isStorable = typed.isWellFormed() && !typed.includes('\u0000')
    const found = field && isStorable ? offers(words, field, typed, await occurring(ctx, field, typed)).slice(0, most) : []
    if (field === words.people && isStorable && typed !== '' && may(ctx, 'session.see_everyones'))
      await viewed(ctx, { type: 'user', filter: 'suggested' }, found.length)
    return Response.json(found, { headers: { 'Cache-Control': 'no-store' } })
  }

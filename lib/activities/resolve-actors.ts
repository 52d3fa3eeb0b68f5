import { z } from 'zod'
import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { ActivityQuery } from './activity-query'
import { toggledLog } from './activity-query'

type Resolved = {
  readonly query: ActivityQuery
  /** Names of the people whose ids the query holds. */
  readonly names: Readonly<Record<string, string>>
  /** What named nobody, or several people, and is now searched as text. */
  readonly ambiguous: readonly string[]
}

const isId = (value: string): boolean => z.uuid().safeParse(value).success
/** Who is no user stands for themselves: `job:cleanup`, `outside:postgres`. */
const isOther = (value: string): boolean => /^(job|system|app|outside):./.test(value)

/** "Ann Bell (ann@example.org)", as suggested, or whatever else was typed: a person is found by address first. */
const addressIn = (typed: string): string => /\(([^()\s]+@[^()\s]+)\)$/.exec(typed)?.[1] ?? typed

/** Puts people in the place of what was typed for them. Only people in sight are found. What is not one person is searched as text. */
export async function resolveActors(ctx: UserContext, given: ActivityQuery): Promise<Resolved> {
  const wanted = given.choices.actor ?? []
  const ids = wanted.map((value) => value.replace(/^!/, '')).filter(isId)
  const people =
    ids.length === 0 ? [] : await read(ctx).user.list({ where: { id: { in: ids } }, select: { id: true, name: true }, take: ids.length })
  const names: Record<string, string> = Object.fromEntries(people.map(({ id, name }) => [id, name]))
  const ambiguous: string[] = []
  let query = given
  for (const value of wanted) {
    const sign = value.startsWith('!') ? '!' : ''
    const typed = value.slice(sign.length)
    if (isId(typed) || isOther(typed)) continue
    const place = { before: query.before, after: query.after }
    const [person, another] = await read(ctx).session.suggestValues('user', addressIn(typed))
    query = { ...toggledLog(query, 'actor', value, false), ...place }
    if (person !== undefined && another === undefined) {
      query = { ...toggledLog(query, 'actor', sign + person.value, true), ...place }
      names[person.value] = person.label.replace(/ \([^()]*\)$/, '')
    } else {
      ambiguous.push(typed)
      if (sign === '') query = { ...query, text: [query.text, typed].filter(Boolean).join(' ') }
    }
  }
  return { query, names, ambiguous }
}

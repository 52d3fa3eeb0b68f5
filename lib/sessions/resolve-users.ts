import { z } from 'zod'
import type { Context } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { SessionQuery } from './session-query'
import { toggled } from './session-query-text'

type Resolved = {
  readonly query: SessionQuery
  /** Names of the people whose ids the query holds. */
  readonly names: Readonly<Record<string, string>>
  /** What named nobody, or several people, and is now searched as text. */
  readonly ambiguous: readonly string[]
}

const isId = (value: string): boolean => z.uuid().safeParse(value).success

/** "Ann Bell (ann@example.org)", as suggested, or whatever else was typed: a person is found by address first. */
const addressIn = (typed: string): string => /\(([^()\s]+@[^()\s]+)\)$/.exec(typed)?.[1] ?? typed

/** Puts people in the place of what was typed for them. Only people in sight are found. What is not one person is searched as text. */
export async function resolveUsers(ctx: Context, given: SessionQuery): Promise<Resolved> {
  const wanted = given.choices.user ?? []
  const ids = wanted.map((value) => value.replace(/^!/, '')).filter(isId)
  const people =
    ids.length === 0 ? [] : await read(ctx).user.list({ where: { id: { in: ids } }, select: { id: true, name: true }, take: ids.length })
  const names: Record<string, string> = Object.fromEntries(people.map(({ id, name }) => [id, name]))
  const ambiguous: string[] = []
  let query = given
  for (const value of wanted) {
    const typed = value.replace(/^!/, '')
    if (isId(typed)) continue
    const place = { before: query.before, after: query.after }
    const [person, another] = await read(ctx).session.suggestValues('user', addressIn(typed))
    query = toggled(query, 'user', value, false)
    if (person !== undefined && another === undefined) {
      query = { ...toggled(query, 'user', value.startsWith('!') ? `!${person.value}` : person.value, true), ...place }
      names[person.value] = person.label.replace(/ \([^()]*\)$/, '')
    } else {
      ambiguous.push(typed)
      if (!value.startsWith('!')) query = { ...query, text: [query.text, typed].filter(Boolean).join(' '), ...place }
    }
  }
  return { query, names, ambiguous }
}

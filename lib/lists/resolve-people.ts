import type { Context } from '@/lib/access/context'
import { isId } from '@/lib/db/id-days'
import { read } from '@/lib/db/read'
import { called } from '@/lib/i18n/called'

/** What of a list's address the resolving of people touches: whom it asks for moves, the free text may grow, the place stays. */
type Asked = { readonly text?: string | undefined; readonly before?: string | undefined; readonly after?: string | undefined }

export type Resolved<Query> = {
  readonly query: Query
  /** Names of the people whose ids the query holds, with the address where the name does not tell who it is. */
  readonly names: Readonly<Record<string, string>>
  /** What named nobody, or several people, and is now searched as text. */
  readonly ambiguous: readonly string[]
}

type How<Query> = {
  /** The values of the field that holds people, a leading `!` excludes. */
  readonly wanted: readonly string[]
  /** Puts a value in or takes it out. */
  readonly toggled: (query: Query, value: string, on: boolean) => Query
  /** What is no person and stands for itself. */
  readonly isOther?: (value: string) => boolean
}

/** "Ann Bell (ann@example.org)", as suggested, or whatever else was typed: a person is found by address first. */
const addressIn = (typed: string): string => /\(([^()\s]+@[^()\s]+)\)$/.exec(typed)?.[1] ?? typed

/** Names of people by their ids, with the address where the name does not tell who it is; only of those in sight. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const people = ids.length === 0 ? [] : await read(ctx).user.named(ids)
  const names = new Map(people.map(({ id, name, address }) => [id, called(name, address)]))
  // Of people deleted since, the name of their last session in sight.
  for (const id of ids.filter((asked) => !names.has(asked))) {
    const last = await read(ctx).session.find({ where: { userId: id }, orderBy: { id: 'desc' }, select: { userName: true } })
    if (last !== null) names.set(id, called(last.userName, ''))
  }
  return Object.fromEntries(names)
}

/** Puts people in the place of what was typed for them. Only people in sight are found. What is not one person is searched as text. */
export async function resolvePeople<Query extends Asked>(
  ctx: Context,
  given: Query,
  { wanted, toggled, isOther = () => false }: How<Query>,
): Promise<Resolved<Query>> {
  const ids = wanted.map((value) => value.replace(/^!/, '')).filter(isId)
  const ambiguous: string[] = []
  let query = given
  for (const value of wanted) {
    const sign = value.startsWith('!') ? '!' : ''
    const typed = value.slice(sign.length)
    if (isId(typed) || isOther(typed)) continue
    const place = { before: query.before, after: query.after }
    const [person, another] = await read(ctx).session.suggestPeople(addressIn(typed))
    query = { ...toggled(query, value, false), ...place }
    if (person !== undefined && another === undefined) {
      query = { ...toggled(query, sign + person.value, true), ...place }
      ids.push(person.value)
    } else {
      ambiguous.push(typed)
      if (sign === '') query = { ...query, text: [query.text, typed].filter(Boolean).join(' ') }
    }
  }
  return { query, names: await namesOf(ctx, ids), ambiguous }
}

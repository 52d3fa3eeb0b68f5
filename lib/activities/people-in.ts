import type { UserContext } from '@/lib/access/context'
import { isId } from '@/lib/db/id-days'
import { namesOf } from '@/lib/lists/resolve-people'

/** Columns that hold a person's id, by the names that tables give them. */
const holdsPerson = (name: string): boolean => /^(owner_id|user_id|assigned_to)$|_by$/.test(name)

type Values = Readonly<Record<string, unknown>> | null | undefined

/** Ids of people in the columns that hold them. */
export const idsIn = (records: readonly Values[]): readonly string[] => [
  ...new Set(
    records
      .flatMap((values) => Object.entries(values ?? {}))
      .flatMap(([name, value]) => (holdsPerson(name) && typeof value === 'string' && isId(value) ? [value] : [])),
  ),
]

/** Names of the people whose ids stand in records, of those in sight of whoever asks. */
export const peopleIn = (ctx: UserContext, records: readonly Values[]): Promise<Readonly<Record<string, string>>> =>
  namesOf(ctx, idsIn(records))

import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import { indexedOf, isByWord, ownerOf } from './session-facets'
import { sessionKey } from './session-keys'
import { type Search, tallyByDay, tallyByKey } from './session-scans'
import { groundOf, wholeOf } from './session-walk'
import { contains, MOST_VALUES, NEWEST_ROWS, valueTally } from './value-tally'
import { visibleSql } from './visible'
import { type Pace, type Steps, usual, walk } from './walk'

/** A value that occurs in a field, as a filter takes it, and what to show for it. */
export type SuggestedValue = { readonly value: string; readonly label: string }

/** Fields with values of any text, of which those that occur are offered. */
export const offeredFields = ['browser', 'os', 'country', 'city', 'region', 'vendor', 'model'] as const
export type OfferedField = (typeof offeredFields)[number]

/** Letters in any case; pattern characters mean themselves. */
const isIn = (typed: string, text: Prisma.Sql) => Prisma.sql`position(lower(${typed}) IN lower(${text})) > 0`

/** People in sight by a part of name or address. Who asks for nobody in particular is told of nobody. */
export async function suggestedPeople(ctx: Context, typed: string): Promise<readonly SuggestedValue[]> {
  if (typed === '') return []
  return run<SuggestedValue>(Prisma.sql`SELECT u.id::text AS value, u.name || ' (' || u.email || ')' AS label FROM public.users u
    WHERE ${visibleSql(ctx, 'user', 'u')} AND ${isIn(typed, Prisma.sql`u.name || ' ' || u.email`)} ORDER BY lower(u.name), u.id LIMIT ${MOST_VALUES}`)
}

const inTime: Pace = { ...usual, firstRows: NEWEST_ROWS }
/** A word that stands in more rows of a step than these, in an address of mail perhaps, is no help of the index. */
const MOST_ROWS = 1_000

type Sought = {
  readonly field: OfferedField
  readonly typed: string
  readonly fits: (value: string) => boolean
  readonly isEnough: (found: { readonly rows: number; readonly values: number }) => boolean
}

/**
 * Values of a field in the sessions in sight: of the newest, and, until there are enough of them or the time of a page is up, of all in which the index
 * of words knows what was typed, or where that is nearly everywhere, of one after the other. Values are compared here: rows need not match once more.
 */
async function valuesOf(ctx: Context, { field, typed, fits, isEnough }: Sought, pace: Pace): Promise<readonly string[]> {
  const [filter, column] = [{ text: typed }, sessionKey(field)]
  const search: Search = { ctx, filter: {}, part: 'any', owner: ownerOf(ctx, {}) }
  const indexed = indexedOf(ctx, filter, search.part, await isByWord())
  const ground = await groundOf({ ...search, filter })
  const searched = async (byDay: boolean) => {
    const tally = valueTally(fits)
    let isCommon = false
    const steps: Steps = {
      few: false,
      byKey: async (slice) => {
        tally.add(await tallyByKey(search, column, slice))
        return isEnough(tally.size())
      },
      byDay: async (rest, days) => {
        const before = tally.size().rows
        tally.add(indexed === null ? [] : await tallyByDay(search, indexed, column, rest, days, MOST_ROWS))
        isCommon = tally.size().rows - before >= MOST_ROWS
        return isCommon || isEnough(tally.size())
      },
    }
    await walk({ ...ground, byDay }, wholeOf(ctx, filter, 'down'), steps, pace)
    return { told: tally.told(), isDone: !isCommon || isEnough(tally.size()) }
  }
  const { told, isDone } = await searched(ground.byDay)
  return isDone ? told : (await searched(false)).told
}

/** Values of a field that contain what was typed, the most frequent first; where nothing was typed, those of the newest sessions. */
export function suggestedValues(ctx: Context, field: OfferedField, typed: string, pace = inTime): Promise<readonly string[]> {
  const isEnough: Sought['isEnough'] = ({ rows, values }) => (typed === '' ? rows >= NEWEST_ROWS : values >= MOST_VALUES)
  return valuesOf(ctx, { field, typed, fits: contains(typed), isEnough }, pace)
}

/** How a value is written that was typed in letters of another case: as it was typed, if that occurs, else in each way that is found at once; none where it is not found. */
export async function spelledValues(ctx: Context, field: OfferedField, typed: string, pace = inTime): Promise<readonly string[]> {
  const fits = (value: string) => value.toLowerCase() === typed.toLowerCase()
  const found = await valuesOf(ctx, { field, typed, fits, isEnough: ({ values }) => values > 0 }, pace)
  return found.includes(typed) ? [typed] : found
}

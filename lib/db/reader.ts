import 'server-only'
import type { Context } from '@/lib/access/context'
import type { Model } from '@/lib/access/policy'
import type { Prisma } from './generated/client'
import type { Delegates, Found, OrderBy, Select, Where } from './models'
import { assertNoSecret, visibleWhere } from './visible'

type Question<M extends Model> = { where?: Where<M>; orderBy?: OrderBy<M> }

/** What can be asked of one table. Every answer is cut to what the context may see. */
export type Reader<M extends Model> = {
  /** The first row, or null: a row out of sight and a row that is not there are the same. */
  find<S extends Select<M>>(question: Question<M> & { select: S }): Promise<Found<M, { select: S }> | null>
  list<S extends Select<M>>(question: Question<M> & { select: S; take: number }): Promise<Found<M, { select: S }>[]>
  count(question?: { where?: Where<M> }): Promise<number>
}

type Client = Pick<Prisma.TransactionClient, Model | '$queryRaw'>

// The delegates share these three calls, but Prisma's types have no name for what they share: this is the one place that says so.
type Shared = {
  findFirst(args: object): Promise<unknown>
  findMany(args: object): Promise<unknown>
  count(args: object): Promise<number>
}

/** The reading half of a door for one table. */
export function reader<M extends Model>(ctx: Context, client: Client, model: M): Reader<M> {
  const delegate = client[model] as Delegates[M] as unknown as Shared
  const guarded = async <Q extends { where?: unknown }>(question: Q, parts: readonly string[]) => {
    const stray = Object.keys(question).find((part) => !parts.includes(part))
    if (stray !== undefined) throw new Error(`A question about ${model} has no ${stray}.`)
    assertNoSecret(ctx, model, question)
    return { ...question, where: { AND: [await visibleWhere(ctx, client, model), question.where ?? {}] } }
  }
  // Without a selection Prisma answers every column, secret ones too.
  const selected = async <Q extends { where?: unknown; select: object }>(question: Q) => {
    if (typeof question.select !== 'object' || question.select === null) throw new Error(`What is wanted of ${model} is not said.`)
    return guarded(question, ['where', 'orderBy', 'select', 'take'])
  }
  return {
    find: async (question) => (await delegate.findFirst(await selected(question))) as never,
    list: async (question) => (await delegate.findMany(await selected(question))) as never,
    count: async (question = {}) => delegate.count(await guarded(question, ['where'])),
  }
}

import 'server-only'
import type { Context } from '@/lib/access/context'
import type { Model } from '@/lib/access/policy'
import type { CreateData, Delegates, UpdateData, Where } from './models'
import { type Reader, reader } from './reader'
import type { Transaction } from './transaction'
import { assertColumns, assertNoSecret, ruleFor, visibleWhere } from './visible'

/** What can be done to one table inside a write. No upsert, no raw SQL, no nested write. */
export type Writer<M extends Model> = Reader<M> & {
  /** Makes a row and answers its id. @throws AppError `forbidden` for columns outside the policy. */
  create(data: CreateData<M>): Promise<{ id: string }>
  /** Changes the visible rows that match and answers how many did: the second caller of a conditional change gets 0. */
  update(change: { where: Where<M>; data: UpdateData<M> }): Promise<number>
}

// See reader.ts: the calls that all delegates share have no common name in Prisma's types.
type Shared = {
  create(args: object): Promise<{ id: string }>
  updateMany(args: object): Promise<{ count: number }>
}

/** The writing half of a door for one table. */
export function writer<M extends Model>(ctx: Context, transaction: Transaction, model: M): Writer<M> {
  const delegate = transaction.client[model] as Delegates[M] as unknown as Shared
  const rule = ruleFor(ctx, model)
  return {
    ...reader(ctx, transaction.client, model),
    async create(data) {
      assertColumns(rule.create, data, model)
      return delegate.create({ data, select: { id: true } })
    },
    async update({ where, data }) {
      assertColumns(rule.update?.columns, data, model)
      assertNoSecret(ctx, model, where)
      const except = Object.entries(rule.update?.except ?? {}).map(([column, value]) => ({ [column]: { not: value } }))
      const visible = await visibleWhere(ctx, transaction.client, model)
      const { count } = await delegate.updateMany({ where: { AND: [visible, ...except, where] }, data })
      return count
    },
  }
}

import 'server-only'
import type { Context } from '@/lib/access/context'
import type { Model } from '@/lib/access/policy'
import { AppError } from '@/lib/errors/app-error'
import type { CreateData, Delegates, UpdateData, Where } from './models'
import { type Reader, reader } from './reader'
import type { Transaction } from './transaction'
import { areAmong, assertColumns, assertNoSecret, assertOwn, ruleFor, visibleWhere } from './visible'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What can be done to one table inside a write. No upsert, no raw SQL, no nested write. */
export type Writer<M extends Model> = Reader<M> & {
  /** Makes a row and answers its id. @throws AppError `forbidden` for columns outside the policy, and for a row that would be somebody else's. */
  create(data: CreateData<M>): Promise<{ id: string }>
  /** Changes the visible rows that match and answers how many did: the second caller of a conditional change gets 0. */
  update(change: { where: Where<M>; data: UpdateData<M> }): Promise<number>
  /** Removes the visible rows that match and answers how many. @throws AppError `forbidden` where the policy keeps rows. */
  remove(question: { where: Where<M> }): Promise<number>
}

// See reader.ts: the calls that all delegates share have no common name in Prisma's types.
type Shared = {
  create(args: object): Promise<{ id: string }>
  updateMany(args: object): Promise<{ count: number }>
  deleteMany(args: object): Promise<{ count: number }>
}

/** The writing half of a door for one table. */
export function writer<M extends Model>(ctx: Context, transaction: Transaction, model: M): Writer<M> {
  const delegate = transaction.client[model] as Delegates[M] as unknown as Shared
  const rule = ruleFor(ctx, model)
  // The nil UUID is nobody's: a step without a person has no rows of its own.
  const own = () => [{ [rule.updateOwn?.owner ?? 'id']: ctx.userId ?? NOBODY }]
  const visible = async (data: object) => {
    assertColumns(rule.update?.columns, data, model)
    const except = Object.entries(rule.update?.except ?? {}).map(([column, value]) => ({ [column]: { not: value } }))
    return [await visibleWhere(ctx, transaction.client, model), ...except]
  }
  return {
    ...reader(ctx, transaction.client, model),
    async create(data) {
      assertColumns(rule.create, data, model)
      assertOwn(ctx, rule.createOwn, data)
      return delegate.create({ data, select: { id: true } })
    },
    async update({ where, data }) {
      const reach = areAmong(rule.updateOwn?.columns, data) && !areAmong(rule.update?.columns, data) ? own() : await visible(data)
      assertNoSecret(ctx, model, where)
      const { count } = await delegate.updateMany({ where: { AND: [...reach, where] }, data })
      return count
    },
    async remove({ where }) {
      if (rule.remove !== true) throw new AppError('forbidden', 'Your role does not allow this.')
      assertNoSecret(ctx, model, where)
      const { count } = await delegate.deleteMany({ where: { AND: [await visibleWhere(ctx, transaction.client, model), where] } })
      return count
    },
  }
}

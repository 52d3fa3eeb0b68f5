import 'server-only'
import type { Context } from '@/lib/access/context'
import { gone, type Model, policy, type Rule, retained, type Scope, secrets } from '@/lib/access/policy'
import { AppError } from '@/lib/errors/app-error'
import { endsSince } from './ends-since'
import { Prisma } from './generated/client'

type Condition = Record<string, unknown>
type Client = Pick<Prisma.TransactionClient, '$queryRaw'>
type OpenSince = { started: Date; lastActivity: Date | null }

/** The policy's rule for the context. @throws when the page has none: a table without a rule is closed. */
export function ruleFor(ctx: Context, model: Model): Rule {
  const rule = policy[ctx.role]?.[model]
  if (rule === undefined) throw new Error(`The policy has no rule for ${ctx.role} on ${model}.`)
  return rule
}

// Not `OR: []`: inside of an AND Prisma drops it, and everything would be seen.
const nothing: Condition = { id: { in: [] } }

function scopeWhere(scope: Scope, ctx: Context): Condition {
  if (scope === 'all') return {}
  return scope === 'none' || ctx.userId === null ? nothing : { [scope.own]: ctx.userId }
}

/** Open sessions whose deadline lies at retention's bound or later. The deadline is the database's to compute, so it is asked for the limits. */
async function openWhere(ctx: Context, client: Client): Promise<Condition> {
  const [since] = await client.$queryRaw<OpenSince[]>`SELECT b.started, nullif(b.last_activity, '-infinity') AS "lastActivity"
    FROM public.settings c CROSS JOIN LATERAL public.session_ends_since(${ctx.visibleSince}, c) AS b`
  if (since === undefined) return nothing
  const { started, lastActivity } = since
  return { startedAt: { gte: started }, ...(lastActivity === null ? {} : { lastActivityAt: { gte: lastActivity } }) }
}

const without = (rows: Readonly<Record<string, string>> = {}): Condition[] =>
  Object.entries(rows).map(([name, value]) => ({ [name]: { not: value } }))

/** Whether views are out of sight that are still young enough for an activity. */
export const viewsGoSooner = (ctx: Context): boolean => ctx.viewsSince > ctx.visibleSince

async function retainedWhere(ctx: Context, client: Client, model: Model): Promise<Condition> {
  const bound = retained[model]
  if (bound === undefined) return {}
  const young = { [bound.column]: { gte: ctx.visibleSince } }
  if (bound.views !== undefined && viewsGoSooner(ctx))
    return { AND: [young, { OR: [...without(bound.views), { [bound.column]: { gte: ctx.viewsSince } }] }] }
  if (bound.orOpen) return { OR: [young, { [bound.column]: null }] }
  if (!bound.orDeadline) return young
  return { OR: [young, { AND: [{ [bound.column]: null }, await openWhere(ctx, client)] }] }
}

/** What the context may see of a table, as a Prisma condition: scope, what is gone, and retention's bound. */
export async function visibleWhere(ctx: Context, client: Client, model: Model): Promise<Condition> {
  return { AND: [scopeWhere(ruleFor(ctx, model).see, ctx), ...without(gone[model]), await retainedWhere(ctx, client, model)] }
}

const withoutSql = (rows: Readonly<Record<string, string>> = {}, alias: string): Prisma.Sql => {
  const out = Object.entries(rows).map(([name, value]) => Prisma.sql` AND ${column(alias, name)} <> ${value}`)
  return out.length === 0 ? Prisma.empty : Prisma.join(out, '')
}

function scopeSql(scope: Scope, ctx: Context, alias: string): Prisma.Sql {
  if (scope === 'all') return Prisma.sql`true`
  if (scope === 'none' || ctx.userId === null) return Prisma.sql`false`
  return Prisma.sql`${column(alias, scope.own)} = ${ctx.userId}::uuid`
}

/**
 * Whose rows, without retention's bound: for live sessions alone, whose deadline lies after now and so after that bound. It would be compared with each of a
 * great many.
 */
export function scopeOfLiveSql(ctx: Context, model: 'session', alias: string): Prisma.Sql {
  return Prisma.sql`${scopeSql(ruleFor(ctx, model).see, ctx, alias)}${withoutSql(gone[model], alias)}`
}

/** The same as an SQL fragment, made from the same record. `alias` names the table in the statement. */
export function visibleSql(ctx: Context, model: Model, alias: string): Prisma.Sql {
  const { see } = ruleFor(ctx, model)
  const bound = retained[model]
  const scope = Prisma.sql`${scopeSql(see, ctx, alias)}${withoutSql(gone[model], alias)}`
  if (bound === undefined) return scope
  const at = column(alias, bound.column)
  const young = Prisma.sql`${at} >= ${ctx.visibleSince}`
  if (bound.views !== undefined && viewsGoSooner(ctx)) {
    const noViews = Object.entries(bound.views).map(([name, value]) => Prisma.sql`${column(alias, name)} <> ${value} OR `)
    return Prisma.sql`${scope} AND ${young} AND (${Prisma.join(noViews, '')}${at} >= ${ctx.viewsSince})`
  }
  if (bound.orOpen) return Prisma.sql`${scope} AND (${young} OR ${at} IS NULL)`
  if (!bound.orDeadline) return Prisma.sql`${scope} AND ${young}`
  const [started, active] = (['started', 'active'] as const).map((what) => endsSince(what, Prisma.sql`${ctx.visibleSince}::timestamptz`))
  const open = Prisma.sql`${column(alias, 'startedAt')} >= ${started} AND ${column(alias, 'lastActivityAt')} >= ${active}`
  return Prisma.sql`${scope} AND (${young} OR (${at} IS NULL AND ${open}))`
}

/** Rows that are seen and may be changed. */
export function changeableSql(ctx: Context, model: Model, alias: string): Prisma.Sql {
  return Prisma.sql`${visibleSql(ctx, model, alias)}${withoutSql(ruleFor(ctx, model).update?.except, alias)}`
}

/** `alias.snake_case` of a column of ours. Names come from the policy's page, never from a request. */
function column(alias: string, name: string): Prisma.Sql {
  return Prisma.raw(`${alias}.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)
}

/**
 * Refuses secret columns anywhere in a person's filter, order or selection: a filter can ask a secret out letter by letter. Refuses too what
 * Prisma would read and we would not: inherited keys, toJSON, and keys of its own wire format ($type, _ref, __prisma…).
 */
export function assertNoSecret(ctx: Context, model: Model, value: unknown): void {
  if (ctx.role === 'system' || value === null || typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return
  const plain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value))
  if (!plain) throw new Error(`A question about ${model} is made of plain values.`)
  for (const [key, inner] of Object.entries(value)) {
    if (secrets[model].includes(key)) throw new Error(`${model}.${key} does not leave through a door.`)
    if (/^[$_]/.test(key) || typeof inner === 'function') throw new Error(`A question about ${model} has no ${key}.`)
    assertNoSecret(ctx, model, inner)
  }
}

/** Whether all columns of the data are among these. Inherited ones count: Prisma would write them. */
export function areAmong(allowed: readonly string[] | undefined, data: object): boolean {
  for (const name in data) if (!allowed?.includes(name)) return false
  return allowed !== undefined
}

/** @throws AppError `forbidden` for a column that the policy's page does not name. */
export function assertColumns(allowed: readonly string[] | undefined, data: object, model: Model): void {
  if (allowed === undefined) throw new AppError('forbidden', 'Your role does not allow this.')
  // Inherited ones too: Prisma would write them.
  for (const name in data) if (!allowed.includes(name)) throw new AppError('forbidden', `The field ${model}.${name} may not be written.`)
}

/** @throws AppError `forbidden` for a row that would not be the person's own, where the policy's page lets people make only theirs. */
export function assertOwn(ctx: Context, owner: string | undefined, data: object): void {
  if (owner === undefined) return
  const { [owner]: id } = data as Condition
  if (ctx.userId === null || id !== ctx.userId) throw new AppError('forbidden', 'A record is made for oneself alone.')
}

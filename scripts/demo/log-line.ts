import { APP_ROLE } from '@/scripts/cluster/roles'

export type Json = Readonly<Record<string, unknown>>

/** The part of an activity that says who, and how they came. */
export type Who = {
  readonly source: 'web' | 'api' | 'job' | 'outside'
  readonly actorKind: 'user' | 'job' | 'system' | 'app' | 'outside'
  readonly actorId?: string
  readonly actorName: string
  readonly sessionId?: string
  readonly flag?: 'none'
  readonly request?: string
  readonly ip?: string | null
}

/** The part that says what was done. */
export type What = {
  readonly kind: 'change' | 'read' | 'sign_in' | 'access' | 'system'
  readonly action: string
  readonly outcome?: 'ok' | 'refused' | 'failed'
  readonly type?: string
  readonly resource?: string
  readonly label?: string
  readonly before?: Json
  readonly after?: Json
  readonly details?: Json
}

/** The columns of `activityLine`, in its order. */
export const ACTIVITY_COLUMNS = `id, kind, action, outcome, source, actor_kind, actor_id, actor_name, session_id, session_flag, request_id, ip, db_role,
  resource_type, resource_id, resource_label, shape, before, after, details`

const NULL = '\\N'

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A value as COPY reads it (PostgreSQL's text format). */
export function copied(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return NULL
  const text = String(value)
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : text
}

const json = (value: Json | null | undefined) => (value === null || value === undefined ? NULL : copied(JSON.stringify(value)))

/**
 * One line of COPY. Only names and what people wrote can hold what has to be escaped. A million of these are made: joined at once, since a text that is put together
 * piece by piece is a tree of its pieces until somebody reads it.
 */
export function activityLine(id: string, who: Who, what: What, shape: number | undefined): string {
  const role = who.actorKind === 'outside' ? who.actorName : APP_ROLE
  return [
    id,
    what.kind,
    what.action,
    what.outcome ?? 'ok',
    who.source,
    who.actorKind,
    who.actorId ?? NULL,
    copied(who.actorName),
    who.sessionId ?? NULL,
    who.flag ?? NULL,
    who.request ?? NULL,
    who.ip ?? NULL,
    role,
    what.type ?? NULL,
    copied(what.resource),
    copied(what.label),
    shape ?? NULL,
    json(what.before),
    json(what.after),
    `${json(what.details)}\n`,
  ].join('\t')
}

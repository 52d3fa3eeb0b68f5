import type { Context } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { policy } from '@/lib/access/policy'
import type { Role } from '@/lib/access/roles'
import type { SessionDetailRow, SessionListRow } from '@/lib/db/session-columns'
import type { Noted } from '@/lib/db/session-notes'
import { called } from '@/lib/i18n/called'
import type { EndReason, NotedBy, ReviewState, SessionAddress, SessionDetail, SessionRow } from './schema'

const iso = (time: Date | null) => time?.toISOString() ?? null

/** Whether the policy's page puts a session that is seen out of the reach of a kill. */
export function isOutOfReach(ctx: Context, { role }: Pick<SessionListRow, 'role'>): boolean {
  return policy[ctx.role].session.update?.except?.role === role
}

/** Whether Kill Session is offered: the role may, the row is within reach, and it is not one's own. */
function mayKill(ctx: Context, row: SessionListRow): boolean {
  return may(ctx, 'session.kill') && row.status === 'active' && row.id !== ctx.sessionId && !isOutOfReach(ctx, row)
}

/** Who ended it and why is for those who may end sessions: the one whose session it was may be the attacker. Their own sign-out names only them. */
const seesEnder = (ctx: Context, row: SessionListRow) => may(ctx, 'session.kill') || row.endReason === 'signed_out'

/** Whose session it is: where the name does not tell that, with the address. */
export const ownerOf = ({ userName, userEmail, isSharedName }: Pick<SessionListRow, 'userName' | 'userEmail' | 'isSharedName'>): string =>
  called(userName, isSharedName ? userEmail : null)

/** Who ended it, alike. */
export const enderOf = ({ endedByName, endedByAddress }: SessionListRow) => endedByName && called(endedByName, endedByAddress)

/** A row of the database as pages may have it. */
export function toSessionRow(ctx: Context, row: SessionListRow): SessionRow {
  const { id, userId, userEmail, status, durationSeconds, deviceNote, placeNote } = row
  const { deviceType, deviceVendor, deviceModel, browser, browserVersion, os, osVersion } = row
  const { ip, networkClass, city, region, country } = row
  // Field by field: taking some out of an object and copying the rest costs ten times as much, fifty times a page.
  return {
    id,
    userId,
    userName: ownerOf(row),
    presentName: row.presentName && called(row.presentName.name, row.presentName.address),
    userEmail,
    role: row.role as Role,
    status,
    startedAt: row.startedAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    endsAt: iso(row.endsAt),
    endedAt: iso(row.endedAt),
    durationSeconds,
    endReason: row.endReason as EndReason | null,
    endedByName: seesEnder(ctx, row) ? enderOf(row) : null,
    deviceType,
    deviceVendor,
    deviceModel,
    browser,
    browserVersion,
    os,
    osVersion,
    ip,
    networkClass,
    city,
    region,
    country,
    deviceLabel: deviceNote?.label ?? null,
    correctedPlace: placeNote && { city: placeNote.city, region: placeNote.region, country: placeNote.country },
    reviewState: row.reviewState as ReviewState | null,
    isCurrent: id === ctx.sessionId,
    mayKill: mayKill(ctx, row),
  }
}

/** Who and why is for those who may note such things themselves. */
function notedBy(ctx: Context, { byName, byAddress = null, at, reason }: Noted): NotedBy {
  const told = may(ctx, 'device.relabel')
  return { at: new Date(at).toISOString(), byName: told ? called(byName, byAddress) : null, reason: told ? reason : null }
}

/** The same with everything known. */
export function toSessionDetail(ctx: Context, row: SessionDetailRow, addresses: readonly SessionAddress[]): SessionDetail {
  const { endedBy: _endedBy, ...seen } = row
  const { deviceNote, placeNote, isSharedName: _shared, endedByAddress: _address, ...rest } = seen
  return {
    ...rest,
    ...toSessionRow(ctx, seen),
    bareName: row.userName,
    endNote: may(ctx, 'session.kill') ? row.endNote : null,
    labelledBy: deviceNote === null || deviceNote.label === null ? null : notedBy(ctx, deviceNote),
    correctedBy: placeNote && { ...notedBy(ctx, placeNote), scope: placeNote.scope },
    isOutOfReach: isOutOfReach(ctx, row),
    mayRelabel: may(ctx, 'device.relabel'),
    mayCorrect: may(ctx, 'place.correct'),
    addresses,
  }
}

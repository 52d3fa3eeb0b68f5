import 'server-only'
import type { Context } from '@/lib/access/context'
import { type ActivityPages, activityPages } from './activity-pages'
import { type CaseList, caseList } from './case-list'
import { type ContactPages, contactPages } from './contact-pages'
import { prisma } from './prisma'
import { type Reader, reader } from './reader'
import { type RecordingDoor, recordingDoor } from './recording-door'
import { type ReviewList, reviewList } from './review-list'
import { type ReviewThread, reviewThread } from './review-thread'
import { type SessionCounts, sessionCounts } from './session-counts'
import { type SessionKills, sessionKills } from './session-kills'
import { type SessionPages, sessionPages } from './session-pages'
import { type SessionPoints, sessionPoints } from './session-points'
import { type SettingsChangedBy, settingsChangedBy } from './settings-changed-by'
import { type SettingsEffects, settingsEffects } from './settings-effects'
import { translateErrors } from './translate-errors'
import { type UserPages, userPages } from './user-pages'

export type ReadDoor = {
  readonly user: Reader<'user'> & UserPages
  readonly session: Reader<'session'> & SessionPages & SessionPoints & SessionKills & SessionCounts
  readonly knownDevice: Reader<'knownDevice'>
  readonly sessionAddress: Reader<'sessionAddress'>
  readonly deviceLabel: Reader<'deviceLabel'>
  readonly placeCorrection: Reader<'placeCorrection'>
  readonly review: Reader<'review'> & ReviewThread & ReviewList
  readonly case: Reader<'case'> & CaseList
  readonly notice: Reader<'notice'>
  readonly token: Reader<'token'>
  readonly settings: Reader<'settings'> & SettingsChangedBy & SettingsEffects
  readonly activity: Reader<'activity'> & ActivityPages
  readonly contact: Reader<'contact'> & ContactPages
  readonly recording: RecordingDoor
}

/** The reading door: sees only what the context's role may see. */
export function read(ctx: Context): ReadDoor {
  const client = prisma()
  return {
    user: { ...translateErrors(reader(ctx, client, 'user')), ...userPages(ctx) },
    session: {
      ...translateErrors(reader(ctx, client, 'session')),
      ...{ ...sessionPages(ctx), ...sessionPoints(ctx), ...sessionKills(ctx), ...sessionCounts(ctx) },
    },
    knownDevice: translateErrors(reader(ctx, client, 'knownDevice')),
    sessionAddress: translateErrors(reader(ctx, client, 'sessionAddress')),
    deviceLabel: translateErrors(reader(ctx, client, 'deviceLabel')),
    placeCorrection: translateErrors(reader(ctx, client, 'placeCorrection')),
    review: { ...translateErrors(reader(ctx, client, 'review')), ...reviewThread(ctx), ...reviewList(ctx) },
    case: { ...translateErrors(reader(ctx, client, 'case')), ...caseList(ctx) },
    notice: translateErrors(reader(ctx, client, 'notice')),
    token: translateErrors(reader(ctx, client, 'token')),
    settings: { ...translateErrors(reader(ctx, client, 'settings')), ...settingsChangedBy(ctx), ...settingsEffects(ctx) },
    activity: { ...translateErrors(reader(ctx, client, 'activity')), ...activityPages(ctx) },
    contact: { ...translateErrors(reader(ctx, client, 'contact')), ...contactPages(ctx) },
    recording: recordingDoor(ctx),
  }
}

import { enActivities } from '@/lib/i18n/en-activities'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { ActivityRow } from './schema'

const words = enActivities.activities

type Told = Pick<
  ActivityRow,
  'kind' | 'action' | 'outcome' | 'resourceType' | 'resourceId' | 'resourceLabel' | 'sessionId' | 'after' | 'details'
>

/** A text of the catalogue by a name from a record, which may be any. */
const wordOf = (texts: Readonly<Record<string, unknown>>, name: unknown): string | null => {
  const word = typeof name === 'string' && Object.hasOwn(texts, name) ? texts[name] : null
  return typeof word === 'string' ? word : null
}

/** "name, email and role" */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? words.something
  return names.length < 2 ? last : words.and(names.slice(0, -1).join(', '), last)
}

/** Names are quoted as they were at that time; they are people's own text. */
const resourceOf = ({ resourceType, resourceLabel }: Told): string => {
  const what = wordOf(words.resources, resourceType) ?? resourceType ?? words.something
  return (resourceType === 'user' || resourceType === 'session') && resourceLabel ? `${what} ${resourceLabel}` : what
}

function signInSentence(told: Told, viewerId: string): string {
  const own = told.resourceType === 'session' && told.resourceId === told.sessionId
  if (told.action === 'out' && !own) return words.signIn.outOther
  if (told.action === 'ended') {
    const reason = wordOf(enSessions.sessions.reasons, told.after?.end_reason)
    const whose = told.after?.ended_by === viewerId && told.after.end_reason === 'password_changed' ? null : told.resourceLabel
    const what = whose === null ? words.signIn.endedOwn : words.signIn.ended(whose)
    return reason === null ? what : what + words.signIn.because(reason)
  }
  if (told.action === 'reauthentication_failed' && told.details?.reason === 'throttled') return words.signIn.throttled
  return wordOf(words.signIn, told.action) ?? otherSentence(told)
}

function changeSentence(told: Told, viewerId: string): string {
  if (told.action === 'create' && told.resourceType === 'known_device') return words.newBrowser(told.resourceLabel ?? words.something)
  if (told.action !== 'update') return otherSentence(told)
  const names = Object.keys(told.after ?? {}).filter((name) => name !== 'role_by_name')
  if (told.resourceType === 'token') return words.linkUsedUp
  const fields = listed(names.map((name) => wordOf(words.fields, name) ?? name.replaceAll('_', ' ')))
  return told.resourceType === 'user' && told.resourceId === viewerId ? words.changedOwn(fields) : words.changed(fields, resourceOf(told))
}

const otherSentence = (told: Told): string =>
  words.done(wordOf(words.actions, told.action) ?? told.action.replaceAll('_', ' '), resourceOf(told))

/** What was done, in one sentence for whoever did it. Whatever the log holds has one, also what this version does not know. */
export function sentence(told: Told, viewerId: string): string {
  if (told.kind === 'sign_in') return signInSentence(told, viewerId)
  if (told.kind === 'change') return changeSentence(told, viewerId)
  if (told.kind === 'read') return words.viewed(resourceOf(told))
  if (told.kind === 'access') return words.refused((told.resourceId ?? words.something).replaceAll(/[._]/g, ' '))
  return otherSentence(told)
}

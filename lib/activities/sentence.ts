import { enActivities } from '@/lib/i18n/en-activities'
import { enRefusals } from '@/lib/i18n/en-refusals'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import { isolated } from '@/lib/i18n/isolated'
import { markUnseen } from '@/lib/origin/clean-text'
import { countryCode, countryName } from '@/lib/origin/country-name'
import { reviewParts } from './review-parts'
import type { ActivityRow } from './schema'
import { fieldKey, shortValue } from './value-text'

const words = enActivities.activities

type Told = Pick<
  ActivityRow,
  'kind' | 'action' | 'outcome' | 'actorId' | 'resourceType' | 'resourceId' | 'resourceLabel' | 'sessionId' | 'before' | 'after' | 'details'
>

/** Who speaks: whoever did it, of themselves; or the log, after the name of whoever did it. */
export type Voice = 'own' | 'told'

/** A text of the catalogue by a name from a record, which may be any. */
const wordOf = (texts: Readonly<Record<string, unknown>>, name: unknown): string | null => {
  const word = typeof name === 'string' && Object.hasOwn(texts, name) ? texts[name] : null
  return typeof word === 'string' ? word : null
}

/** A field's name as people say it, by its key (`fieldKey`). */
export const fieldName = (name: string): string => wordOf(words.fields, name) ?? name.replaceAll('_', ' ')

/** "name, email and role" */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? words.something
  return names.length < 2 ? last : words.and(names.slice(0, -1).join(', '), last)
}

/** Resource types whose label is somebody's or something's name, quoted as it was at that time. */
const named: readonly unknown[] = ['user', 'session', 'contact', 'activity', 'review', 'case', 'job', 'letter']

const resourceOf = ({ resourceType, resourceId, resourceLabel }: Told): string => {
  const known = wordOf(words.resources, resourceType)
  const what = known ?? resourceType?.replaceAll('_', ' ') ?? words.something
  if (resourceType === 'activity' && resourceId !== null && resourceLabel)
    return words.theOne(`${what} ${resourceLabel}`, resourceId.slice(-6))
  if (resourceType === 'recorded_table') return `${what} ${resourceId ?? ''}`.trim()
  return resourceLabel && (known === null || named.includes(resourceType)) ? `${what} ${resourceLabel}` : what
}

/** Address, place and operator, as far as they changed. */
function originOf(values: Told['after']): string {
  const { ip, city, country, asn_org: operator } = values ?? {}
  const name = countryName(countryCode(typeof country === 'string' ? country : null))
  return [ip, city, name, operator].filter((part) => typeof part === 'string' && part !== '').join(', ')
}

function movedSentence({ before, after }: Told, voice: Voice): string {
  const [was, is] = [originOf(before), originOf(after)]
  const { moved, movedTo } = words[voice].signIn
  return was === '' || is === '' ? moved : movedTo(is, was)
}

function signInSentence(told: Told, voice: Voice): string {
  const { signIn, because } = words[voice]
  const own = told.resourceType === 'session' && told.resourceId === told.sessionId
  if (told.action === 'failed' || told.action === 'password_asked')
    return signIn[told.action === 'failed' ? 'failed' : 'passwordAsked'](
      told.resourceLabel ?? words.something,
      wordOf(words.failures, told.details?.reason) ?? words.something,
    )
  if (told.action === 'out' && !own) return signIn.outOther
  if (told.action === 'moved') return movedSentence(told, voice)
  if (told.action === 'ended') {
    const reason = wordOf(enSessions.sessions.reasons, told.after?.end_reason)
    const whose = told.after?.ended_by === told.actorId && told.after?.end_reason === 'password_changed' ? null : told.resourceLabel
    const what = whose === null ? signIn.endedOwn : signIn.ended(whose)
    return reason === null ? what : what + because(reason)
  }
  if (told.action === 'reauthentication_failed' && told.details?.reason === 'throttled') return signIn.throttled
  return wordOf(signIn, told.action) ?? otherSentence(told, voice)
}

type Changed = Pick<Told, 'resourceType' | 'before' | 'after'>

/** Fields that only follow from others. */
const following: readonly string[] = ['role_by', 'role_by_name', 'role_since']

/** What an update is told of. */
function leadingFields({ after }: Pick<Told, 'after'>): readonly string[] {
  const names = Object.keys(after ?? {})
  const leading = names.filter((name) => !following.includes(name))
  return leading.length === 0 ? names : leading
}

/** Whether a sentence of it holds all that changed, so that nobody need tell it beside. */
export const tellsAll = (told: Changed): boolean => Object.keys(told.after ?? {}).length === 1 && fromTo(told) !== ''

/** Of one short value, what it was and what it became. */
function fromTo(told: Changed): string {
  const { resourceType, before, after } = told
  const [name, ...more] = leadingFields(told)
  if (name === undefined || more.length > 0) return ''
  const key = fieldKey(resourceType, name)
  const [from, to] = [shortValue(key, before?.[name]), shortValue(key, after?.[name])]
  return from === null || to === null ? '' : words.fromTo(from, to)
}

/** What was said beside a session or an activity, of which the label tells whose it was. */
function reviewSentence(told: Told, voice: Voice): string {
  const { resourceLabel, actorId, after } = told
  const whose = `${wordOf(words.resources, after?.subject_type) ?? words.something} ${resourceLabel ?? words.something}`
  const id = after?.subject_type === 'activity' ? after.subject_id : null
  const what = typeof id === 'string' ? words.theOne(whose, id.slice(-6)) : whose
  const self = after?.assigned_to === actorId ? words[voice].self : null
  return words[voice].review(listed(reviewParts({ ...after, assignedToName: after?.assigned_to_name }, what, self)))
}

/** Of a one-time link: made, withdrawn by somebody in a session, or used by whoever had it, who was in none. The label is whom it is for. */
function linkSentence({ action, actorId, resourceLabel, after }: Told, voice: Voice): string {
  const { linkMade, linkWithdrawn, linkUsed } = words[voice]
  const isNamed = resourceLabel !== null && wordOf(words.links, resourceLabel) === null
  const whose = isNamed ? resourceLabel : words.somebody
  if (action === 'create') return linkMade(wordOf(words.links, after?.kind) ?? words.resources.token, whose)
  return actorId === null ? linkUsed(whose) : linkWithdrawn(whose)
}

/** Of a notice: made for whoever signed in, put away by whoever said that it was them, removed. Null for what is no notice, or done to one past Rollcall. */
function noticeSentence({ action, actorId, resourceType, after }: Told, voice: Voice): string | null {
  const { noticeMade, noticeGone, wasMe } = words[voice]
  if (resourceType !== 'notice') return null
  if (action === 'create') return actorId === null ? null : noticeMade
  if (action === 'delete') return noticeGone
  return after?.seen_at ? wasMe : null
}

function changeSentence(told: Told, voice: Voice): string {
  const say = words[voice]
  if (told.action === 'create' && told.resourceType === 'known_device') return say.newBrowser(told.resourceLabel ?? words.something)
  if (told.action === 'create' && told.resourceType === 'review') return reviewSentence(told, voice)
  if (told.action === 'create' && told.resourceType === 'case') return say.caseOpened(told.resourceLabel ?? words.somebody)
  if (told.resourceType === 'token' && told.action !== 'delete') return linkSentence(told, voice)
  const ofNotice = noticeSentence(told, voice)
  if (ofNotice !== null) return ofNotice
  if (told.action !== 'update') return otherSentence(told, voice)
  const fields = listed([...new Set(leadingFields(told).map((name) => fieldName(fieldKey(told.resourceType, name))))])
  const own = told.resourceType === 'user' && told.resourceId !== null && told.resourceId === told.actorId
  return (own ? say.changedOwn(fields) : say.changed(fields, resourceOf(told))) + fromTo(told)
}

/** What a list was narrowed by, from its address. Of an id only its end is told: the whole stands in the details. */
const filterParts = (filter: string): string[] =>
  [...new URLSearchParams(filter)].map(([name, value]) => {
    const [not, bare] = value.startsWith('!') ? [`${words.not} `, value.slice(1)] : ['', value]
    if (name === 'session' && bare === '') return not === '' ? words.noSession : words.anySession
    const text = bare === '' ? enShell.unknown : bare.replace(/^[0-9a-f-]{30}([0-9a-f]{6})$/, '…$1')
    return `${name === 'q' ? words.text : fieldName(name)} ${not}${markUnseen(text)}`
  })

/** How many rows left as a file, as far as that was recorded. */
function rowsOf({ rows, exact, matching }: NonNullable<Told['details']>): string | null {
  if (typeof rows !== 'number') return null
  return typeof matching === 'number' ? words.firstRows(rows, matching) : words.rows(rows, exact !== false)
}

function readSentence(told: Told, voice: Voice): string {
  const say = words[voice]
  const { shown, filter } = told.details ?? {}
  const list = wordOf(words.lists, told.resourceType) ?? told.resourceType ?? words.something
  if (told.action !== 'listed' && told.action !== 'exported') return say.viewed(resourceOf(told))
  const what =
    told.action === 'exported' ? say.exported(list, rowsOf(told.details ?? {})) : say.listed(list, typeof shown === 'number' ? shown : null)
  return typeof filter === 'string' && filter !== '' ? words.by(what, listed(filterParts(filter))) : what
}

function systemSentence(told: Told, voice: Voice): string {
  const say = Object.entries(words[voice].system).find(([action]) => action === told.action)
  const ending = told.action === 'kill_ordered' ? told.details?.ending : null
  return say ? say[1](typeof ending === 'number' ? words.sessions(ending) : resourceOf(told)) : otherSentence(told, voice)
}

function otherSentence(told: Told, voice: Voice): string {
  const say = words[voice]
  return say.done(wordOf(say.actions, told.action) ?? told.action.replaceAll('_', ' '), resourceOf(told))
}

function refusal({ resourceId, resourceLabel }: Told, voice: Voice): string {
  const what = wordOf(enRefusals.refusals, resourceId) ?? (resourceId ?? words.something).replaceAll(/[._]/g, ' ')
  return words[voice].refused(resourceLabel === null ? what : enRefusals.refusalOf(what, resourceLabel))
}

/** What was done, in one sentence. Whatever the log holds has one, also what this version does not know. */
export function sentence(row: Told, voice: Voice): string {
  const told = { ...row, resourceLabel: row.resourceLabel && isolated(row.resourceLabel) }
  if (told.kind === 'sign_in') return signInSentence(told, voice)
  if (told.kind === 'change') return changeSentence(told, voice)
  if (told.kind === 'read') return readSentence(told, voice)
  if (told.kind === 'access') return refusal(told, voice)
  return systemSentence(told, voice)
}

import type { Role } from './roles'

/** Who may do what. A verb asks for one of these by name; so does the interface before it shows a button. */
export const actions = {
  'account.see': ['audit_user', 'audit_manager', 'system_administrator'],
  'account.change': ['audit_user', 'audit_manager', 'system_administrator'],
  'session.list': ['audit_user', 'audit_manager', 'system_administrator'],
  'session.see_everyones': ['audit_manager', 'system_administrator'],
  'session.export': ['audit_user', 'audit_manager', 'system_administrator'],
  'session.end_own': ['audit_user', 'audit_manager', 'system_administrator'],
  'session.disown': ['audit_user', 'audit_manager', 'system_administrator'],
  'session.kill': ['audit_manager', 'system_administrator'],
  'activity.list': ['audit_user', 'audit_manager', 'system_administrator'],
  'activity.see_everyones': ['audit_manager', 'system_administrator'],
  'activity.export': ['audit_user', 'audit_manager', 'system_administrator'],
  'activity.list_own': ['audit_user', 'audit_manager', 'system_administrator'],
  'notice.see': ['audit_user', 'audit_manager', 'system_administrator'],
  'notice.put_away': ['audit_user', 'audit_manager', 'system_administrator'],
  'contact.list': ['audit_user', 'audit_manager', 'system_administrator'],
  'contact.see_everyones': ['audit_manager', 'system_administrator'],
  'contact.create': ['audit_user', 'audit_manager', 'system_administrator'],
  'contact.edit': ['audit_user', 'audit_manager', 'system_administrator'],
  'contact.delete': ['audit_user', 'audit_manager', 'system_administrator'],
  'contact.import': ['audit_user', 'audit_manager', 'system_administrator'],
  'job.see': ['audit_manager', 'system_administrator'],
  'recording.see': ['audit_manager', 'system_administrator'],
  'device.relabel': ['audit_manager', 'system_administrator'],
  'place.correct': ['audit_manager', 'system_administrator'],
  'review.see': ['audit_manager', 'system_administrator'],
  'review.write': ['audit_manager', 'system_administrator'],
  'case.see': ['audit_manager', 'system_administrator'],
  'settings.see': ['audit_manager', 'system_administrator'],
  'settings.change': ['audit_manager', 'system_administrator'],
  'mail.see': ['system_administrator'],
  'mail.change': ['system_administrator'],
  'mail.send_again': ['system_administrator'],
  'mail.send_test': ['system_administrator'],
  'user.list': ['audit_manager', 'system_administrator'],
  'user.create': ['system_administrator'],
  'user.renew_invite': ['system_administrator'],
  'user.make_password_link': ['system_administrator'],
  'user.change_role': ['system_administrator'],
  'user.edit': ['system_administrator'],
  'user.disable': ['system_administrator'],
  'user.enable': ['system_administrator'],
  'user.delete': ['system_administrator'],
} as const satisfies Record<string, readonly Role[]>
export type Action = keyof typeof actions

/** Tables behind the doors. */
export type Model =
  | 'user'
  | 'session'
  | 'sessionAddress'
  | 'knownDevice'
  | 'deviceLabel'
  | 'placeCorrection'
  | 'review'
  | 'case'
  | 'notice'
  | 'token'
  | 'settings'
  | 'activity'
  | 'contact'

/** Rows: every one, none, or those whose owner column holds the person's own id. */
export type Scope = 'all' | 'none' | { readonly own: string }

export type Rule = {
  readonly see: Scope
  /** Columns that may be given when a row is made. */
  readonly create?: readonly string[]
  /** The owner column, where people make rows for themselves alone: it has to hold their own id. */
  readonly createOwn?: string
  /** Columns that may be changed, and rows (column: value) that stay out of reach although they are seen. */
  readonly update?: { readonly columns: readonly string[]; readonly except?: Readonly<Record<string, string>> }
  /** Columns that a person may change besides, in rows whose owner column holds their own id, seen or not. */
  readonly updateOwn?: { readonly owner: string; readonly columns: readonly string[] }
  /** Whether rows that are seen may be removed. */
  readonly remove?: true
}

/** Columns that leave no door but the one of Rollcall's own steps, neither as value nor as filter. */
export const secrets: Record<Model, readonly string[]> = {
  user: ['passwordHash'],
  session: ['tokenHash', 'previousTokenHash'],
  token: ['tokenHash'],
  sessionAddress: [],
  knownDevice: [],
  deviceLabel: [],
  placeCorrection: [],
  review: [],
  case: [],
  notice: [],
  settings: [],
  activity: [],
  contact: [],
}

/**
 * The time by which a row grows too old to be visible; with `orDeadline` a row without it (an open session) counts with its deadline, with `orOpen` (an open
 * case) it never does. Rows that are `views` (column: value) may grow too old sooner.
 */
type Retained = {
  readonly column: string
  readonly orDeadline: boolean
  readonly orOpen?: true
  readonly views?: Readonly<Record<string, string>>
}
export const retained: Partial<Record<Model, Retained>> = {
  session: { column: 'endedAt', orDeadline: true },
  activity: { column: 'at', orDeadline: false, views: { kind: 'read' } },
  notice: { column: 'at', orDeadline: false },
  case: { column: 'closedAt', orDeadline: false, orOpen: true },
}

/** Rows (column: value) that no door shows or changes any more: of people deleted only what their sessions hang on is left. */
export const gone: Partial<Record<Model, Readonly<Record<string, string>>>> = { user: { status: 'deleted' } }

const ending = ['endedAt', 'endReason', 'endedBy', 'endedByName', 'endedIn', 'endNote', 'endMessage']
const person = ['email', 'name', 'role', 'roleBy', 'roleByName']
const token = ['kind', 'tokenHash', 'userId', 'userName', 'sessionId', 'address', 'expiresAt']
/** An open session's own address, moved by lib/db/move-session.ts alone; its first address stays. */
const moving = [
  ...['ip', 'networkClass', 'country', 'region', 'city', 'latitude', 'longitude', 'accuracyKm', 'accuracyEstimated'],
  ...['placeSource', 'placeBuiltOn', 'asn', 'asnOrg'],
]
/** Notes beside records: made, never changed. */
const notes: Pick<Record<Model, Rule>, 'deviceLabel' | 'placeCorrection' | 'review' | 'case'> = {
  deviceLabel: { see: 'all', create: ['userId', 'browserId', 'label', 'reason', 'byId', 'byName'] },
  placeCorrection: { see: 'all', create: ['sessionId', 'ip', 'country', 'region', 'city', 'reason', 'byId', 'byName'] },
  review: {
    see: 'all',
    create: [
      ...['subjectType', 'subjectId', 'subjectLabel', 'state', 'assigned', 'assignedTo', 'assignedToName', 'labels', 'comment'],
      ...['byId', 'byName'],
    ],
  },
  // Opened by whoever it happened to, in a step of Rollcall's own.
  case: { see: 'all', update: { columns: ['closedAt'] } },
}
/** The worked example of recording: each their own, managers everyone's; nobody gives theirs to somebody else. */
const contact = ['name', 'email', 'phone', 'company', 'note', 'tags', 'birthday', 'favourite']
const contactsOf = (see: Scope): Rule => ({
  ...{ see, create: ['ownerId', ...contact], createOwn: 'ownerId' },
  ...{ update: { columns: [...contact, 'updatedAt'] }, remove: true },
})
const unseen: Rule = { see: 'none' }
/** What people are told of sessions of theirs: told to them alone, whatever else their role may see. Put away, never unmade. */
const ownNotices: Rule = { see: { own: 'userId' }, update: { columns: ['seenAt'] } }
/** Saved through its own part of the writing door alone, which notes by whom and when (lib/db/settings-door.ts). */
const clocks = [
  ...['retentionDays', 'readDays', 'notifyEnabled', 'notifyEvery', 'idleEnabled', 'idleMinutes', 'limitEnabled', 'limitMinutes'],
  ...['cleanupFrom', 'cleanupMinutes', 'timeoutsFrom', 'timeoutsMinutes'],
]
/** From whom letters come: who could change that could write in anybody's name. */
const sender = ['mailFrom', 'mailReplyTo', 'productName', 'mailNoticesAnHour']
const settingsOf = (columns: readonly string[]): Rule => ({ see: 'all', update: { columns } })

/** One's own name, look and password; the verbs ask for the password first where it matters. */
const updateOwn = { owner: 'id', columns: ['name', 'timeZone', 'language', 'theme', 'notifyEvery', 'passwordHash'] }
/** Whoever changes the password uses up the links that could change it again. */
const ownLinks = { owner: 'userId', columns: ['usedAt'] }
/** By a link a new address of one's own is confirmed. */
const links: Rule = {
  ...{ see: { own: 'userId' }, create: ['kind', 'tokenHash', 'userId', 'userName', 'address', 'expiresAt'], createOwn: 'userId' },
  updateOwn: ownLinks,
}
/** A session's own token is made anew by Rollcall's step for it (lib/db/rotate-token.ts), through no other door. */
const rotation = ['tokenHash', 'previousTokenHash', 'previousTokenUntil', 'authenticatedAt']

/** Per role and table: which rows are seen and which columns may be written. What is not named is refused. */
export const policy: Record<Role | 'system', Record<Model, Rule>> = {
  audit_user: {
    user: { see: { own: 'id' }, updateOwn },
    session: { see: { own: 'userId' }, update: { columns: ending } },
    sessionAddress: { see: { own: 'userId' } },
    knownDevice: { see: { own: 'userId' } },
    deviceLabel: { see: { own: 'userId' } },
    placeCorrection: unseen,
    review: unseen,
    case: unseen,
    notice: ownNotices,
    activity: { see: { own: 'actorId' } },
    contact: contactsOf({ own: 'ownerId' }),
    token: links,
    settings: unseen,
  },
  audit_manager: {
    user: { see: 'all', updateOwn },
    session: { see: 'all', update: { columns: ending, except: { role: 'system_administrator' } } },
    sessionAddress: { see: 'all' },
    knownDevice: { see: 'all' },
    ...notes,
    notice: ownNotices,
    activity: { see: 'all' },
    contact: contactsOf('all'),
    token: links,
    settings: settingsOf(clocks),
  },
  system_administrator: {
    user: {
      see: 'all',
      create: person,
      update: { columns: ['email', 'name', 'status', 'role', 'roleSince', 'roleBy', 'roleByName'] },
      updateOwn,
    },
    session: { see: 'all', update: { columns: [...ending, ...rotation] } },
    sessionAddress: { see: 'all' },
    knownDevice: { see: 'all', remove: true },
    ...notes,
    notice: ownNotices,
    activity: { see: 'all' },
    contact: contactsOf('all'),
    token: { see: 'all', create: token, update: { columns: ['usedAt'], except: { kind: 'setup' } } },
    settings: settingsOf([...clocks, ...sender]),
  },
  // Rollcall itself, before there is a session: set-up, sign-in, invitation, and its jobs.
  system: {
    user: {
      see: 'all',
      create: [...person, 'status', 'passwordHash'],
      update: { columns: ['email', 'status', 'passwordHash', 'lastSignInAt'] },
    },
    session: { see: 'all', update: { columns: [...ending, ...moving] } },
    sessionAddress: { see: 'all', update: { columns: ['ip', 'lastSeenAt', 'currentSince', 'times'] } },
    deviceLabel: { see: 'all' },
    placeCorrection: { see: 'all' },
    review: { see: 'all' },
    case: { see: 'all', create: ['userId', 'userName', 'sessionId', 'evidence', 'saidIn', 'saidFrom', 'endedSessions'] },
    // Made by lib/db/insert-notice.ts alone.
    notice: { see: 'all' },
    knownDevice: {
      see: 'all',
      create: ['browserId', 'userId', 'deviceType', 'browser', 'os', 'newSince'],
      // The last one by lib/db/teach-session.ts alone.
      update: { columns: ['lastSeenAt', 'deviceType', 'browser', 'os', 'newSince'] },
    },
    activity: { see: 'all' },
    contact: unseen,
    token: { see: 'all', create: token, update: { columns: ['usedAt'] } },
    settings: { see: 'all' },
  },
}

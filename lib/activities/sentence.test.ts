import { expect, test } from 'vitest'
import type { ActivityRow } from './schema'
import { listed, sentence } from './sentence'

const me = 'me'
const told = (facts: Partial<ActivityRow>) =>
  sentence(
    {
      ...{ kind: 'change', action: 'update', outcome: 'ok', resourceType: null, resourceId: null, resourceLabel: null },
      ...{ sessionId: 's1', after: null, details: null, ...facts },
    },
    me,
  )
const signIn = (action: string, facts: Partial<ActivityRow> = {}) =>
  told({ kind: 'sign_in', action, resourceType: 'session', resourceId: 's1', resourceLabel: 'Me', ...facts })
const ofUser = (after: Record<string, unknown>, resourceId = 'u2') =>
  told({ resourceType: 'user', resourceId, resourceLabel: 'Kim', after })

test.each([
  [signIn('in'), 'Signed in'],
  [signIn('out'), 'Signed out'],
  [signIn('out', { resourceId: 's2' }), 'Signed another session of mine out'],
  [signIn('ended', { resourceLabel: 'Kim', after: { end_reason: 'killed', ended_by: me } }), 'Ended the session of Kim (killed)'],
  [signIn('ended', { after: { end_reason: 'password_changed', ended_by: me } }), 'Ended another session of mine (password changed)'],
  [signIn('ended', { resourceLabel: 'Kim', after: { end_reason: '__proto__' } }), 'Ended the session of Kim'],
  [signIn('reauthenticated'), 'Gave the password again'],
  [signIn('reauthentication_failed', { details: { reason: 'wrong_password' } }), 'Gave a wrong password when asked again'],
  [signIn('reauthentication_failed', { details: { reason: 'throttled' } }), 'Was asked to wait after too many wrong passwords'],
  [signIn('constructor'), 'constructor the session of Me'],
  [ofUser({ role: 'audit_user', role_by_name: 'Me' }), 'Changed role of the user Kim'],
  [ofUser({ name: 'x', time_zone: 'UTC', theme: null }, me), 'Changed my name, time zone and theme'],
  [ofUser({ password_hash: '•••' }, me), 'Changed my password'],
  [ofUser({ new_column: 1 }), 'Changed new column of the user Kim'],
  [told({ action: 'create', resourceType: 'user', resourceLabel: 'Kim' }), 'Created the user Kim'],
  [told({ action: 'create', resourceType: 'known_device', resourceLabel: 'Firefox' }), 'Used a browser for the first time: Firefox'],
  [
    told({ action: 'update', resourceType: 'known_device', resourceLabel: 'Firefox', after: { browser: 'Firefox' } }),
    'Changed browser of a known browser',
  ],
  [told({ action: 'create', resourceType: 'token', resourceLabel: 'invite' }), 'Created a one-time link'],
  [told({ resourceType: 'token', after: { used_at: 'x' } }), 'Used a one-time link up'],
  [told({ kind: 'access', action: 'refused', resourceId: 'user.change_role' }), 'Was refused: user change role'],
  [told({ kind: 'read', action: 'viewed', resourceType: 'session', resourceLabel: 'Kim' }), 'Looked at the session of Kim'],
  [told({ kind: 'system', action: 'swept_up' }), 'swept up something'],
  [told({ after: null }), 'Changed something of something'],
])('%#', (said, words) => expect(said).toBe(words))

test.each([
  [[], 'something'],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j', (names, text) => expect(listed(names)).toBe(text))

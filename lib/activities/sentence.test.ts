import { expect, test } from 'vitest'
import { actions } from '@/lib/access/policy'
import type { ActivityRow } from './schema'
import { listed, sentence, tellsAll, type Voice } from './sentence'

const me = 'me'
const told = (facts: Partial<ActivityRow>, voice: Voice = 'own') =>
  sentence(
    {
      ...{ kind: 'change', action: 'update', outcome: 'ok', resourceType: null, resourceId: null, resourceLabel: null },
      ...{ actorId: me, sessionId: 's1', before: null, after: null, details: null, ...facts },
    },
    voice,
  )
const signIn = (action: string, facts: Partial<ActivityRow> = {}) =>
  told({ kind: 'sign_in', action, resourceType: 'session', resourceId: 's1', resourceLabel: 'Me', ...facts })
const review: Partial<ActivityRow> = { action: 'create', resourceType: 'review', resourceId: 'r1', resourceLabel: 'Kim' }
const ofUser = (after: Record<string, unknown>, resourceId = 'u2', before: Record<string, unknown> = {}) =>
  told({ resourceType: 'user', resourceId, resourceLabel: 'Kim', before, after })
const ofSettings = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  told({ resourceType: 'settings', resourceId: '1', resourceLabel: 'Settings', before, after })

test.each([
  ['', 'Looked at a list of sessions (2 shown)'],
  ['session=&q=x', 'Looked at a list of sessions (2 shown) by no session and text x'],
  ['session=%21', 'Looked at a list of sessions (2 shown) by any session'],
  ['status=active&country=%21NO', 'Looked at a list of sessions (2 shown) by status active and country not NO'],
  [
    'q=a%20b&user=01a2185d-38ce-7a0b-8c11-0123456789ab&city=',
    'Looked at a list of sessions (2 shown) by text a b, user …6789ab and city Unknown',
  ],
])('a list that was looked at by %s', (filter, expected) =>
  expect(told({ kind: 'read', action: 'listed', resourceType: 'session', details: { filter, shown: 2 } })).toBe(expected),
)

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
  [
    told({ kind: 'sign_in', action: 'password_asked', resourceType: 'user', resourceLabel: 'Kim', details: { reason: 'sent' } }, 'told'),
    'was asked for a new password of Kim: a letter went out',
  ],
  [
    told({ kind: 'system', action: 'link_shown', resourceType: 'user', resourceId: 'u2', resourceLabel: 'Kim' }),
    'Was shown the one-time link of the user Kim',
  ],
  [signIn('moved'), 'Went on from another address'],
  [
    signIn('moved', {
      before: { ip: '203.0.113.7', country: 'GB' },
      after: { ip: '198.51.100.9', city: 'Oslo', country: 'NO', asn_org: 'Nordic' },
    }),
    'Went on from 198.51.100.9, Oslo, Norway, Nordic (before: 203.0.113.7, United Kingdom)',
  ],
  [signIn('moved', { before: { city: null }, after: { city: 'Oslo' } }), 'Went on from another address'],
  [signIn('constructor'), 'constructor the session of Me'],
  [
    ofUser({ role: 'audit_manager', role_by_name: 'Me', role_since: 'x' }, 'u2', { role: 'audit_user' }),
    'Changed the role of the user Kim from Audit User to Audit Manager',
  ],
  [ofUser({ name: 'x', time_zone: 'UTC', theme: null }, me), 'Changed my name, time zone and theme'],
  [ofUser({ password_hash: '•••' }, me), 'Changed my password'],
  [ofUser({ new_column: 1 }), 'Changed the new column of the user Kim from no value to 1'],
  [told({ action: 'create', resourceType: 'user', resourceLabel: 'Kim' }), 'Created the user Kim'],
  [told({ action: 'create', resourceType: 'known_device', resourceLabel: 'Firefox' }), 'Used a browser for the first time: Firefox'],
  [
    told({ action: 'update', resourceType: 'known_device', resourceLabel: 'Firefox', after: { browser: 'Firefox' } }),
    'Changed the browser of a known browser from no value to “Firefox”',
  ],
  [told({ action: 'create', resourceType: 'contact', resourceLabel: 'Ada' }), 'Created the contact Ada'],
  [
    told({ resourceType: 'contact', resourceLabel: 'Ada', after: { phone: '1' } }),
    'Changed the phone of the contact Ada from no value to “1”',
  ],
  [
    told({ action: 'create', resourceType: 'token', resourceLabel: 'Kim', after: { kind: 'password' } }),
    'Made a link for a new password for Kim',
  ],
  [told({ action: 'create', resourceType: 'token', resourceLabel: 'setup', after: { kind: 'setup' } }), 'Made a set-up link for somebody'],
  [told({ resourceType: 'token', resourceLabel: 'Kim', after: { used_at: 'x' } }), 'Withdrew a one-time link of Kim'],
  [told({ resourceType: 'token', resourceLabel: 'Kim', actorId: null, after: { used_at: 'x' } }), 'Used the one-time link of Kim'],
  [told({ resourceType: 'notice', after: { seen_at: 'x' } }), 'Said that a new sign-in was mine'],
  [told({ action: 'create', resourceType: 'notice', resourceLabel: 'New sign-in' }), 'Was told of a new sign-in of mine'],
  [told({ action: 'create', resourceType: 'notice', actorId: null }), 'Created a notice of a new sign-in'],
  [told({ action: 'delete', resourceType: 'notice', resourceLabel: 'New sign-in' }), 'Removed a notice of a new sign-in'],
  [
    told({ resourceType: 'notice', actorId: null, before: { seen_at: '2026-11-26T10:00:00+00:00' }, after: { seen_at: null } }),
    'Changed the put away of a notice of a new sign-in',
  ],
  [told({ kind: 'access', action: 'refused', resourceId: 'user.change_role' }), 'Was not allowed to change a role'],
  [
    told({ kind: 'access', action: 'refused', resourceId: 'session.kill', resourceLabel: 'Kim' }),
    'Was not allowed to end a session of Kim',
  ],
  [told({ kind: 'access', action: 'refused', resourceId: 'new_thing.do' }), 'Was not allowed to new thing do'],
  [ofUser({ theme: null }, me, { theme: 'dark' }), 'Changed my theme from dark to the system’s'],
  [ofUser({ time_zone: 'Asia/Tokyo' }, me, { time_zone: null }), 'Changed my time zone from the browser’s to Asia/Tokyo'],
  [ofUser({ notify_every: true }, me, { notify_every: false }), 'Changed my notices of new sign-ins from as the settings say to every one'],
  [ofUser({ ends: '2026-11-26T10:00:00+00:00' }, 'u2', { ends: null }), 'Changed the ends of the user Kim'],
  [told({ kind: 'read', action: 'viewed', resourceType: 'session', resourceLabel: 'Kim' }), 'Looked at the session of Kim'],
  [told({ ...review, after: { subject_type: 'session', assigned: true, assigned_to: me } }), 'Assigned the session of Kim to myself'],
  [told({ ...review, after: { subject_type: 'session', comment: 'x' } }), 'Commented on the session of Kim'],
  [ofSettings({ idle_minutes: 60 }, { idle_minutes: 30 }), 'Changed the idle timeout of the settings from 60 minutes to 30 minutes'],
  [ofSettings({ idle_enabled: true }, { idle_enabled: false }), 'Changed the idle timeout of the settings from on to off'],
  [
    ofSettings({ idle_enabled: true, idle_minutes: 60 }, { idle_enabled: false, idle_minutes: 1 }),
    'Changed the idle timeout of the settings',
  ],
  [ofSettings({ retention_days: 30 }, { retention_days: 1 }), 'Changed the audit log retention of the settings from 30 days to 1 day'],
  [
    ofSettings({ notify_every: false }, { notify_every: true }),
    'Changed the rule of which new sessions are told of the settings from a new device or an unusual place to every new session',
  ],
  [
    ofSettings({ cleanup_from: null }, { cleanup_from: '2027-02-28T12:00:00+01:00' }),
    'Changed the start of clean-up of the settings from at once to 2027-02-28 11:00 UTC',
  ],
  [
    told({
      resourceType: 'contact',
      resourceLabel: 'Ada',
      before: { note: 'Met at the fair.' },
      after: { note: 'Called back from Rome.' },
    }),
    'Changed the note of the contact Ada from “Met at the fair.” to “Called back from Rome.”',
  ],
  [told({ kind: 'system', action: 'job_asked', resourceType: 'job', resourceLabel: 'Clean-up' }), 'Asked for a run of the job Clean-up'],
  [told({ kind: 'system', action: 'swept_up' }), 'swept up something'],
  [told({ after: null }), 'Changed the something of something'],
])('%#', (said, words) => expect(said).toBe(words))

test.each([
  [[], 'something'],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j', (names, text) => expect(listed(names)).toBe(text))

test.each<[Partial<ActivityRow>, string]>([
  [{ kind: 'sign_in', action: 'in', resourceType: 'session', resourceId: 's1' }, 'signed in'],
  [{ resourceType: 'user', resourceId: me, after: { name: 'x', theme: null } }, 'changed their own name and theme'],
  [
    {
      resourceType: 'user',
      resourceId: 'u2',
      resourceLabel: 'Kim',
      before: { role: 'audit_user' },
      after: { role: 'audit_manager', role_by: me },
    },
    'changed the role of the user Kim from Audit User to Audit Manager',
  ],
  [
    { resourceType: 'contact', resourceLabel: 'Ada', before: { favourite: false }, after: { favourite: true } },
    'changed the favourite of the contact Ada from no to yes',
  ],
  [
    { resourceType: 'contact', resourceLabel: 'Ada', before: { tags: ['a'] }, after: { tags: ['b'] } },
    'changed the tags of the contact Ada',
  ],
  [
    { resourceType: 'contact', resourceLabel: 'Ada', before: { note: 'x'.repeat(99) }, after: { note: null } },
    'changed the note of the contact Ada',
  ],
  [{ action: 'create', resourceType: 'notice', resourceLabel: 'New sign-in' }, 'was told of a new sign-in of their own'],
  [{ resourceType: 'notice', after: { seen_at: 'x' } }, 'said that a new sign-in was theirs'],
  [{ action: 'delete', resourceType: 'notice', resourceLabel: 'New sign-in' }, 'removed a notice of a new sign-in'],
  [{ action: 'delete', resourceType: 'invoice_line', resourceLabel: 'No. 7' }, 'deleted invoice line No. 7'],
  [
    { kind: 'system', action: 'recording_added', resourceType: 'recorded_table', resourceId: 'example.contacts' },
    'put the table example.contacts under recording',
  ],
  [
    { kind: 'read', action: 'listed', resourceType: 'session', details: { filter: 'q=x', shown: 7 } },
    'looked at a list of sessions (7 shown) by text x',
  ],
  [
    { kind: 'read', action: 'exported', resourceType: 'activity', details: { filter: 'q=x', rows: 1, exact: true } },
    'exported a list of activities (1 row) by text x',
  ],
  [{ kind: 'read', action: 'exported', resourceType: 'session', details: {} }, 'exported a list of sessions'],
  [
    {
      kind: 'read',
      action: 'exported',
      resourceType: 'session',
      details: { filter: '', rows: 1_000_000, exact: true, matching: 1_000_001 },
    },
    'exported a list of sessions (the first 1,000,000 of 1,000,001 rows)',
  ],
  [
    { kind: 'read', action: 'viewed', resourceType: 'activity', resourceId: '01a2185d-6789ab', resourceLabel: 'Kim' },
    'looked at the activity of Kim (…6789ab)',
  ],
  [{ kind: 'system', action: 'kill_ordered', resourceType: 'kill_order', resourceId: 'k1' }, 'ordered the end of sessions'],
  [{ kind: 'system', action: 'kill_ordered', resourceType: 'kill_order', details: { ending: 12 } }, 'ordered the end of 12 sessions'],
  [
    { kind: 'sign_in', action: 'failed', resourceType: 'user', resourceLabel: 'Kim', details: { reason: 'wrong_password' } },
    'refused a sign-in as Kim: wrong password',
  ],
  [{ ...review, after: { subject_type: 'session', state: 'suspicious' } }, 'marked the session of Kim as suspicious'],
  [{ ...review, after: { subject_type: 'activity', comment: 'x' } }, 'commented on the activity of Kim'],
  [
    { ...review, after: { subject_type: 'activity', subject_id: '01a2185d-6789ab', state: 'seen', comment: 'x' } },
    'marked the activity of Kim (…6789ab) as seen and commented on it',
  ],
  [{ ...review, after: { subject_type: 'session', assigned: false } }, 'assigned the session of Kim to nobody any more'],
  [{ ...review, after: { subject_type: 'session', labels: [] } }, 'took all labels off the session of Kim'],
  [
    {
      ...review,
      after: {
        subject_type: 'session',
        state: 'seen',
        assigned: true,
        assigned_to: 'u2',
        assigned_to_name: 'Ann',
        labels: ['a', 'b'],
        comment: 'x',
      },
    },
    'marked the session of Kim as seen, assigned it to Ann, labelled it “a, b” and commented on it',
  ],
  [{ ...review, after: { subject_type: 'session', assigned: true, assigned_to: me } }, 'assigned the session of Kim to themselves'],
  [{ ...review, after: { subject_type: '__proto__', state: 'constructor' } }, 'marked something Kim as constructor'],
  [{ ...review, after: null }, 'something'],
  [{ ...review, action: 'delete' }, 'deleted the review of Kim'],
])('told of somebody: %#', (facts, words) => expect(told(facts, 'told')).toBe(words))

test.each(Object.keys(actions))('there are words for not being allowed %s', (action) => {
  const said = told({ kind: 'access', action: 'refused', resourceId: action })
  expect(said).toMatch(/^Was not allowed to /)
  expect(said).not.toContain(action.replaceAll(/[._]/g, ' '))
})

test.each([
  [{ before: { note: 'a' }, after: { note: 'b' } }, true],
  [{ before: { note: 'a', phone: '1' }, after: { note: 'b', phone: '2' } }, false],
  [{ before: { role: 'audit_user', role_by_name: 'A' }, after: { role: 'audit_manager', role_by_name: 'B' } }, false],
  [{ before: { tags: [] }, after: { tags: ['a'] } }, false],
])('the sentence of %j tells all that changed: %s', (change, all) => expect(tellsAll({ resourceType: null, ...change })).toBe(all))

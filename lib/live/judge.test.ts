import { describe, expect, it } from 'vitest'
import type { Heard } from './events'
import { concerns, tellsAnew, threatens, type Viewer } from './judge'

const viewer: Viewer = { sessionId: 's1', userId: 'u1', seesEveryone: false }
const manager: Viewer = { sessionId: 's2', userId: 'u2', seesEveryone: true }
const ended: Heard = { kind: 'session.ended', sessionIds: ['s9'], userIds: ['u1'] }
describe('who is told of what', () => {
  it.each<[Viewer, Heard, boolean, boolean]>([
    [viewer, ended, true, false],
    [viewer, { ...ended, userIds: ['u9'] }, false, false],
    [viewer, { kind: 'session.ended', sessionIds: ['s1'], userIds: ['u1'] }, true, true],
    [viewer, { kind: 'session.ended', sessionIds: [], many: true }, true, true],
    [viewer, { kind: 'session.started', userId: 'u1' }, true, false],
    [viewer, { kind: 'session.started', userId: 'u9' }, false, false],
    [manager, { kind: 'session.started', userId: 'u9' }, true, false],
    [manager, { ...ended, userIds: ['u9'] }, true, false],
    [viewer, { kind: 'settings.changed' }, true, true],
    [viewer, { kind: 'resync' }, true, true],
    [viewer, { kind: 'notices.changed', userId: 'u1' }, false, false],
    [manager, { kind: 'notices.changed', userId: 'u1' }, false, false],
  ])('%j hears %j: list %s, own end %s', (who, heard, list, own) => {
    expect([concerns(who, heard), threatens(who, heard)]).toEqual([list, own])
  })

  it('of notices only whose they are', () => {
    expect(tellsAnew(viewer, { kind: 'notices.changed', userId: 'u1' })).toBe(true)
    expect(tellsAnew(viewer, { kind: 'session.started', userId: 'u1' })).toBe(false)
    expect(tellsAnew(manager, { kind: 'notices.changed', userId: 'u1' })).toBe(false)
  })
})

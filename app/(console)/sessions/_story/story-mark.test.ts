import { expect, test } from 'vitest'
import { storyMark } from './story-mark'

const none = { resourceType: null, after: null }

test.each([
  [{ ...none, kind: 'sign_in', action: 'moved' }, 'moved'],
  [{ ...none, kind: 'sign_in', action: 'ended', after: { end_reason: 'killed' } }, 'killed'],
  [{ ...none, kind: 'sign_in', action: 'ended', after: { end_reason: 'password_changed' } }, 'out'],
  [{ ...none, kind: 'sign_in', action: 'in' }, 'in'],
  [{ ...none, kind: 'change', action: 'create', resourceType: 'contact' }, 'create'],
  [{ ...none, kind: 'change', action: 'create', resourceType: 'review', after: { state: 'suspicious' } }, 'suspicious'],
  [{ ...none, kind: 'change', action: 'create', resourceType: 'review', after: { state: 'cleared' } }, 'cleared'],
  [{ ...none, kind: 'change', action: 'create', resourceType: 'review', after: { comment: 'x' } }, 'other'],
  [{ ...none, kind: 'read', action: 'viewed' }, 'read'],
] as const)('%j is marked as %s', (activity, mark) => expect(storyMark(activity)).toBe(mark))

import { describe, expect, test } from 'vitest'
import type { ActivityRow } from '@/lib/activities/schema'
import { momentsOf } from './story-moments'

const endedAt = '2026-11-26T12:00:00.000Z'
const act = (at: string, more: Partial<ActivityRow> = {}) => ({ id: at, at, kind: 'change', action: 'update', ...more }) as ActivityRow
const before = act('2026-11-26T11:00:00.000Z')
const after = act('2026-11-26T13:00:00.000Z', { kind: 'read', action: 'viewed', resourceType: 'session', resourceId: 's' })
const moments = (end: string | null, activities: readonly ActivityRow[]) =>
  momentsOf({ id: 's', endedAt: end }, activities).map(({ activity }) => activity?.id ?? 'the end')

describe('the end of a session in its story', () => {
  test('stands at its time where nothing in sight tells of it', () => {
    expect(moments(endedAt, [before, after])).toEqual([before.id, 'the end', after.id])
    expect(moments(endedAt, [before])).toEqual([before.id, 'the end'])
    expect(moments(endedAt, [])).toEqual(['the end'])
  })

  test.each(['out', 'ended'])('stands there once where the activity “%s” tells of it', (action) => {
    const end = act('2026-11-26T12:00:00.010Z', { kind: 'sign_in', action, resourceType: 'session', resourceId: 's' })
    expect(moments(endedAt, [before, end])).toEqual([before.id, end.id])
  })

  test('is told although another session was ended in this one, and not of one that is live', () => {
    const other = act('2026-11-26T11:30:00.000Z', { kind: 'sign_in', action: 'out', resourceType: 'session', resourceId: 'another' })
    expect(moments(endedAt, [other])).toEqual([other.id, 'the end'])
    expect(moments(null, [before])).toEqual([before.id])
  })
})

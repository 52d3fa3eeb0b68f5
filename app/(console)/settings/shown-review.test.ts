import { expect, test } from 'vitest'
import type { SettingsReview } from '@/lib/settings/save-settings'
import { shownReview } from './shown-review'

const shown = (review: Partial<SettingsReview>) =>
  shownReview({ changes: [], warnings: [], ending: null, retention: [], reviewed: 'x', needsPassword: false, ...review }, 'Europe/Berlin')
const exactly = (count: number) => ({ count, exact: true })
const goes = { kind: 'go', what: 'activities', activities: 4_100_000, days: 31, sessions: exactly(1_200), begins: '2026-10-01' } as const
const views = { ...goes, what: 'views', sessions: null } as const

test.each([
  [{ ending: { ...exactly(12), own: false } }, ['12 sessions end at once.']],
  [{ ending: { ...exactly(1), own: true } }, ['1 session ends at once. Yours is one of them.']],
  [{ ending: { ...exactly(0), own: false } }, ['No session ends at once.']],
  [{ ending: { count: 10_000, exact: false, own: false } }, ['At least 10,000 sessions end at once.']],
  [{ retention: [goes] }, ['4,100,000 activities of 31 days go.', '1,200 ended sessions go too.']],
  [{ retention: [{ ...goes, activities: 1, days: 1, sessions: exactly(0) }] }, ['1 activity of 1 day goes.']],
  [{ retention: [{ ...goes, activities: null, sessions: null }] }, ['Activities, too many to count in time, of 31 days go.']],
  [{ retention: [{ ...goes, activities: 0, what: 'views' as const, sessions: null }] }, ['No views go.']],
  [
    { retention: [{ ...goes, kind: 'back' as const, activities: 2, days: 3, sessions: exactly(1) }] },
    [
      '2 activities of 3 days come back into sight.',
      '1 ended session comes back too.',
      'The log begins on 2026-10-01 (UTC); what is older has been removed for good.',
    ],
  ],
  [
    { retention: [{ ...goes, kind: 'back' as const, activities: 0, sessions: exactly(0), begins: null }] },
    ['No activities come back: what is older has been removed.'],
  ],
  [
    {
      retention: [
        { ...goes, kind: 'back' as const, activities: 9, days: 60, sessions: exactly(0) },
        { ...views, activities: 5, days: 23 },
      ],
    },
    [
      '9 activities of 60 days come back into sight.',
      '5 views of 23 days go.',
      'The log begins on 2026-10-01 (UTC); what is older has been removed for good.',
    ],
  ],
  [
    {
      retention: [
        { ...goes, kind: 'back' as const, activities: 9, days: 10, sessions: exactly(0) },
        { ...views, kind: 'back' as const, activities: 5, days: 15 },
      ],
    },
    [
      '9 activities of 10 days come back into sight.',
      '5 views of 15 days come back into sight.',
      'The log begins on 2026-10-01 (UTC); what is older has been removed for good.',
    ],
  ],
])('%j', (review, effects) => expect(shown(review).effects).toEqual(effects))

test('changes are told by name, from what to what, in the zone of whoever asks', () => {
  const changes = [
    { name: 'idleEnabled', from: true, to: false },
    { name: 'retentionDays', from: 30, to: 1 },
    { name: 'cleanupFrom', from: null, to: new Date('2026-12-31T17:30:00Z') },
  ] as const
  expect(shown({ changes }).changes).toEqual([
    'Idle timeout: on → off',
    'Audit log retention: 30 days → 1 day',
    'Start of clean-up: at once → 2026-12-31 18:30',
  ])
})

import { expect, test } from 'vitest'
import type { RunAnswer } from '@/lib/jobs/carry-out'
import { ranMessage } from './ran-message'

test.each<[RunAnswer, string]>([
  [{ outcome: 'done', rows: 1 }, 'Done: 1 row.'],
  // Who runs it next, and when, is not for this page to promise: the scheduler may be off.
  [{ outcome: 'more', rows: 40_000 }, '40,000 rows so far. The next run goes on.'],
  [{ outcome: 'busy', rows: 0 }, 'It is already running.'],
  [{ outcome: 'not_yet', rows: 0, startsAt: new Date('2038-01-19T03:14:00Z') }, 'It starts on 19 Jan 2038, 04:14, and did nothing.'],
  [{ outcome: 'failed', rows: 3 }, 'It failed; the list of runs says why.'],
])('%j', (answer, message) => expect(ranMessage(answer, { now: Date.parse('2026-11-26T12:00:00Z'), zone: 'Europe/Berlin' })).toBe(message))

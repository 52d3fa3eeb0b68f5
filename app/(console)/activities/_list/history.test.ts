import { expect, test } from 'vitest'
import { narrowedLog, wholeLog } from '@/lib/activities/activity-query'
import type { ActivityRow } from '@/lib/activities/schema'
import type { ListPage } from '@/lib/db/list-page'
import { endedAtCreation, lastNameOf, recordOf } from './history'

const id = '01900000-0000-7000-8000-00000000000a'
const query = narrowedLog(wholeLog, 'resource', `contact:${id}`)
const row = (given: Partial<ActivityRow>) =>
  ({
    kind: 'change',
    action: 'update',
    outcome: 'ok',
    resourceType: 'contact',
    resourceId: id,
    resourceLabel: null,
    ...given,
  }) as ActivityRow
const made = row({ action: 'create' })
const next = { before: id }
const page = (rows: readonly ActivityRow[], searchedTo: Date | null = new Date(0)): ListPage<ActivityRow> => ({
  ...{ rows, searchedTo, next, previous: null, hasOlder: true, hasNewer: false },
})

test('a list of one record is its history', () => {
  expect(recordOf(query)).toEqual({ type: 'contact', id, value: `contact:${id}` })
  expect(recordOf(narrowedLog(wholeLog, 'resource', 'note:a:b'))).toMatchObject({ type: 'note', id: 'a:b' })
  expect(recordOf(narrowedLog(wholeLog, 'resource', `!contact:${id}`))).toBeNull()
  expect(recordOf({ choices: { resource: ['contact:a', 'contact:b'] } })).toBeNull()
  expect(recordOf(wholeLog)).toBeNull()
})

test('a record is called as it was last', () => {
  const record = { type: 'contact', id, value: '' }
  const rows = [row({}), row({ resourceId: 'b', resourceLabel: 'Other' }), row({ resourceLabel: 'New' }), row({ resourceLabel: 'Old' })]
  expect(lastNameOf(rows, record)).toBe('New')
  expect(lastNameOf([row({})], record)).toBeNull()
})

test('a history ends where the record was made', () => {
  expect(endedAtCreation(page([row({}), made]), query)).toMatchObject({ next: null, hasOlder: false, searchedTo: null })
})

const given = page([row({}), made])
test.each<[string, ListPage<ActivityRow>, typeof query]>([
  ['that was not made there', page([made, row({})]), query],
  ['of which more is known to come', page([row({}), made], null), query],
  ['that was refused to be made', page([row({ action: 'create', outcome: 'refused' })]), query],
  ['of another id', page([row({ action: 'create', resourceId: 'b' })]), query],
  ['whose key may be given again', page([row({ action: 'create', resourceId: 'a' })]), narrowedLog(wholeLog, 'resource', 'contact:a')],
  ['in a list of several', given, { choices: { resource: ['contact:a', `contact:${id}`] } }],
  ['without rows', page([]), query],
])('and goes on for one %s', (_, of, asked) => expect(endedAtCreation(of, asked)).toBe(of))

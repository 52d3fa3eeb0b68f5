import { describe, expect, test } from 'vitest'
import { addReviewSchema } from './schema'

const about = { subjectType: 'session', subjectId: '01900000-0000-7000-8000-000000000000' }
const parsed = (fields: Record<string, string>) => addReviewSchema.parse({ ...about, ...fields })

describe('what is typed in a review', () => {
  test.each([
    ['VPN,  odd   hours ,vpn,,', ['odd hours', 'vpn']],
    ['b\na\r\nc', ['a', 'b', 'c']],
    ['e\u0301te\u0301, \u00e9t\u00e9', ['\u00e9t\u00e9']],
    ['a\u202eb\u0007', ['ab']],
    ['x'.repeat(40), ['x'.repeat(40)]],
  ])('the labels %j are %j', (labels, kept) => {
    expect(parsed({ labels }).labels).toEqual({ added: kept, removed: [] })
  })

  test('labels are told as what was added and what was taken away', () => {
    expect(parsed({ labelsWere: 'a, b', labels: 'B, c' }).labels).toEqual({ added: ['c'], removed: ['a'] })
    expect(parsed({ labelsWere: 'a, b', labels: 'b,A', comment: 'x' }).labels).toEqual({ added: [], removed: [] })
  })

  test.each([
    ['  one\r\n\r\n\ttwo \n', 'one\n\n two'],
    ['\u001b[31mred\u0007', '[31mred'],
    ['x'.repeat(2_000), 'x'.repeat(2_000)],
    [`${'x\r\n'.repeat(999)}xx`, `${'x\n'.repeat(999)}xx`],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('the comment %j', (comment, kept) => expect(parsed({ comment }).comment).toBe(kept))

  test.each<[Record<string, string>, string]>([
    [{}, 'comment'],
    [{ state: '', assignTo: '', labels: ' , ', labelsWere: '', comment: ' \n ' }, 'comment'],
    [{ labels: 'a', labelsWere: 'A' }, 'comment'],
    [{ comment: 'x'.repeat(2_001) }, 'comment'],
    [{ comment: 'x'.repeat(9_000) }, 'comment'],
    [{ comment: 'a\u0000' }, 'comment'],
    [{ comment: 'a\ud800' }, 'comment'],
    [{ labels: 'x'.repeat(41) }, 'labels'],
    [{ labels: 'abcdefghijk'.split('').join() }, 'labels'],
    [{ state: 'guilty' }, 'state'],
    [{ assignTo: 'everybody' }, 'assignTo'],
    [{ subjectType: 'user', comment: 'x' }, 'subjectType'],
    [{ subjectId: '1', comment: 'x' }, 'subjectId'],
    [{ comment: 'x', byName: 'y' }, ''],
  ])('%j is refused at %s', (fields, field) => {
    const { error } = addReviewSchema.safeParse({ ...about, ...fields })
    expect(error?.issues.map(({ path }) => path[0] ?? '')).toEqual([field])
  })
})

import { expect, test } from 'vitest'
import { activityQueryText, changedLog, isLogNarrowed, narrowedLog, toggledLog, wholeLog } from './activity-query'
import { parseActivityQuery } from './parse-activity-query'

const id = '01900000-0000-7000-8000-000000000000'

test('an address is read, and written the same way again', () => {
  const text = `actor=outside%3Apostgres&action=update&type=contact&resource=contact%3Aa%3Ab&session=&outcome=%21ok&ip=10.0.0.0%2F8&q=x&since=7d&kind=all&before=${id}`
  const { query, misunderstood } = parseActivityQuery(Object.fromEntries(new URLSearchParams(text)))
  expect(misunderstood).toEqual([])
  expect(activityQueryText(query)).toBe(text)
  expect(isLogNarrowed(query)).toBe(true)
})

test.each([
  ['kind', 'nothing'],
  ['action', 'Up!Date'],
  ['type', '!'],
  ['resource', 'no colon'],
  ['resource', 'contact:'],
  ['resource', '!contact: '],
  ['session', 'x'],
  ['outcome', 'fine'],
  ['source', 'moon'],
  ['ip', '10.0.0.0/99'],
  ['before', 'x'],
  ['actor', 'a\u0000b'],
])('%s=%s is left out and told', (part, value) => {
  const { query, misunderstood } = parseActivityQuery({ [part]: value })
  // An empty type is a thing: an activity may be about no record.
  if (part === 'type') expect(query.choices.type).toEqual(['!'])
  else expect([activityQueryText(query), misunderstood]).toEqual(['', [{ part, value: value.replace('\u0000', '␀') }]])
})

test.each([
  ['action', 'Signed in', 'in'],
  ['action', 'sign in', 'in'],
  ['action', 'Changed', 'update'],
  ['action', 'IN', 'in'],
  ['action', 'Price changed', 'price_changed'],
  ['type', 'Contact', 'contact'],
  ['type', '!One-time link', '!token'],
  ['resource', 'One-time link:A:b', 'token:A:b'],
  ['outcome', 'done', 'ok'],
  ['source', 'api', 'api'],
])('%s “%s” is read as it is shown: %s', (part, value, meant) => {
  const { query, misunderstood } = parseActivityQuery({ [part]: value })
  expect([query.choices, misunderstood]).toEqual([{ [part]: [meant] }, []])
})

test('in an address a name means itself; typed, a word that people read goes first', () => {
  const { query } = parseActivityQuery({ action: 'changed', resource: 'changed:1' })
  expect(query.choices).toEqual({ action: ['changed'], resource: ['changed:1'] })
  expect(parseActivityQuery({ add: 'action', op: 'is', value: 'changed' }).query.choices).toEqual({ action: ['update'] })
})

test('what has no session is asked for by its word', () => {
  expect(parseActivityQuery({ add: 'session', op: 'not', value: 'no session' }).query.choices).toEqual({ session: ['!'] })
})

test('what narrows begins at the list’s beginning', () => {
  const here = changedLog({ ...wholeLog, before: id }, { before: id })
  expect(narrowedLog(here, 'action', 'update')).toMatchObject({ choices: { action: ['update'] }, before: undefined })
  expect(toggledLog(narrowedLog(here, 'action', '!update'), 'action', 'update', true).choices).toEqual({ action: ['update'] })
  expect([isLogNarrowed(wholeLog), isLogNarrowed({ choices: {}, kind: 'all' })]).toEqual([false, false])
})

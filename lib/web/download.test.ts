import { beforeEach, expect, test, vi } from 'vitest'
import { download } from './download'

const told: string[] = []
vi.mock('./just-done', () => ({ keepJustDone: async (what: string) => void told.push(what) }))

const answers = (status: number) => async () => Response.json({ error: {} }, { status })
const ask = (headers: Record<string, string>, method = 'GET') =>
  new Request('http://localhost/api/export/activities?from=garbage&kind=all', { headers, method })
const page = '/export/activities?from=garbage&kind=all'
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'sec-fetch-dest': 'document' }

beforeEach(() => void told.splice(0))

test.each([
  [400, page, []],
  [401, `/sign-in?next=${encodeURIComponent(page)}`, []],
  [403, page, []],
  [409, page, ['exportRunning']],
  [429, page, ['exportTooFast']],
  [500, page, ['exportFailed']],
  [503, page, ['exportFailed']],
])('a browser whose file is refused with %i is led to %s', async (status, location, words) => {
  const answer = await download('/export/activities', answers(status))(ask(browser))
  expect([answer.status, answer.headers.get('location'), told]).toEqual([303, location, words])
})

test('so is one that does not say for what it asks', async () => {
  expect((await download('/export/activities', answers(409))(ask({ accept: browser.accept }))).status).toBe(303)
})

test.each([
  ['a program', ask({ accept: '*/*' })],
  ['a script of a page', ask({ accept: 'text/html', 'sec-fetch-dest': 'empty' })],
  ['who asks for the head', ask(browser, 'HEAD')],
])('%s has the refusal as it is', async (_, request) => {
  const answer = await download('/export/activities', answers(409))(request)
  expect([answer.status, answer.headers.get('location'), told]).toEqual([409, null, []])
})

test('a file is the answer, whoever asks', async () => {
  const file = new Response('id')
  expect(await download('/export/activities', async () => file)(ask(browser))).toBe(file)
})

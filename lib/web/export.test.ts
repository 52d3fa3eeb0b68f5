import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noteExport } from '@/lib/activities/note-export'
import { AppError } from '@/lib/errors/app-error'
import type { CsvColumns } from '@/lib/lists/csv'
import { killSession } from '@/lib/sessions/kill-session'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { exportCsv } from './export'
import { exportLines } from './export-lines'

type Row = { readonly n: number }
const columns: CsvColumns<Row> = { n: ({ n }) => n, text: () => 'x' }

let reader: SignedIn
let read: number

/** Pages of two rows, and how many of them were read. */
async function* pages(most = 3): AsyncGenerator<readonly Row[], void> {
  for (let at = 0; at < most; at += 1) {
    read = at + 1
    yield [{ n: at * 2 }, { n: at * 2 + 1 }]
  }
}

const end = async ({ session }: SignedIn) => {
  const { ctx } = await signedIn('system_administrator')
  await killSession(ctx, { sessionId: session.id, reason: null, message: null })
}
const get = (method = 'GET') => new Request('http://localhost/api/export/sessions', { method })
const asked = (given: AsyncGenerator<readonly Row[], void> = pages()) => ({
  ...({ name: 'sessions', type: 'session', filter: 'q=x', columns } as const),
  count: async () => ({ count: 6, exact: true }),
  pages: () => given,
})
/** The parts of a body as they come; the error where it was broken off. */
async function partsOf(answer: Response): Promise<{ readonly text: string; readonly error: string | null }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  try {
    for await (const part of answer.body ?? []) text += decoder.decode(part)
    return { text, error: null }
  } catch (error) {
    return { text, error: error instanceof Error ? error.name : String(error) }
  }
}

beforeAll(() => testDatabase())
beforeEach(async () => {
  reader = await signedIn('audit_user')
  read = 0
})

describe('a file', () => {
  test('is a download that nothing keeps, and was recorded before its first byte', async () => {
    const answer = await exportCsv(reader.ctx, get(), asked())
    expect(read).toBeLessThan(2)
    expect(await recorded(reader.ctx)).toMatchObject([
      { kind: 'read', action: 'exported', details: { filter: 'q=x', rows: 6, exact: true } },
    ])
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="rollcall-sessions-\d{8}T\d{6}Z\.csv"$/)
    expect(await partsOf(answer)).toEqual({ text: '\uFEFFn,text\r\n0,x\r\n1,x\r\n2,x\r\n3,x\r\n4,x\r\n5,x\r\n', error: null })
  })

  test('is read as it is taken, and no more once its reader has left', async () => {
    const answer = await exportCsv(reader.ctx, get(), asked(pages(1_000)))
    const body = answer.body?.getReader()
    for (let at = 0; at < 3; at += 1) await body?.read()
    await body?.cancel()
    const then = read
    expect(then).toBeLessThan(6)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(read).toBe(then)
    await expect(exportCsv(reader.ctx, get(), asked())).resolves.toBeInstanceOf(Response)
  })

  test('F12: a kill in its midst stops it: it says that it is not whole, and ends in an error', async () => {
    async function* killed(): AsyncGenerator<readonly Row[], void> {
      yield [{ n: 0 }]
      await end(reader)
      yield [{ n: 1 }]
      yield [{ n: 2 }]
    }
    expect(await partsOf(await exportCsv(reader.ctx, get(), asked(killed())))).toEqual({
      text: '\uFEFFn,text\r\n0,x\r\nNot complete: the session in which this was exported has ended.,\r\n',
      error: 'AbortError',
    })
  })

  test('that fails in its midst says so too, and nothing of why', async () => {
    async function* failing(): AsyncGenerator<readonly Row[], void> {
      yield [{ n: 0 }]
      throw new Error('secret of the database')
    }
    expect(await partsOf(await exportCsv(reader.ctx, get(), asked(failing())))).toEqual({
      text: '\uFEFFn,text\r\n0,x\r\nNot complete: the export failed here.,\r\n',
      error: 'AbortError',
    })
  })

  test('holds so many rows at most, and says that there were more', async () => {
    const lines: string[] = []
    for await (const line of exportLines(reader.ctx, columns, pages(), 3)) lines.push(line)
    expect(lines.slice(1)).toEqual(['0,x\r\n1,x\r\n', '2,x\r\n', 'Not complete: a file holds at most 3 rows.,\r\n'])
    lines.length = 0
    for await (const line of exportLines(reader.ctx, columns, pages(), 6)) lines.push(line)
    expect(lines.at(-1)).toBe('4,x\r\n5,x\r\n')
  })
})

describe('nothing leaves', () => {
  test('of a session that has ended, and nothing is recorded of it', async () => {
    await end(reader)
    await expect(exportCsv(reader.ctx, get(), asked())).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(noteExport(reader.ctx, { type: 'session', filter: '', matching: { count: 0, exact: true }, most: 1 })).rejects.toThrow(
      'has ended',
    )
    expect([await recorded(reader.ctx), read]).toEqual([[], 0])
  })

  test('where only the head is asked for', async () => {
    const answer = await exportCsv(reader.ctx, get('HEAD'), asked())
    expect([answer.body, await recorded(reader.ctx), read]).toEqual([null, [], 0])
  })

  test('while another export of the same person runs, whose place is free again when it is whole', async () => {
    const first = await exportCsv(reader.ctx, get(), asked())
    await expect(exportCsv(reader.ctx, get(), asked())).rejects.toMatchObject({ code: 'conflict' })
    await partsOf(first)
    await partsOf(await exportCsv(reader.ctx, get(), asked()))
    expect(await recorded(reader.ctx)).toHaveLength(2)
  })

  test('from a session that begins more than ten a minute', async () => {
    for (let at = 0; at < 10; at += 1) await partsOf(await exportCsv(reader.ctx, get(), asked()))
    await expect(exportCsv(reader.ctx, get(), asked())).rejects.toMatchObject({ code: 'too_many' })
  })

  test('of which the record does not say how many the file holds, and of how many where that is not all', async () => {
    const matching = (count: number) => ({ ...asked(), count: async () => ({ count, exact: true }) })
    await partsOf(await exportCsv(reader.ctx, get(), matching(1_000_000)))
    await partsOf(await exportCsv(reader.ctx, get(), matching(1_000_001)))
    expect((await recorded(reader.ctx)).map(({ details }) => details)).toEqual([
      { filter: 'q=x', rows: 1_000_000, exact: true },
      { filter: 'q=x', rows: 1_000_000, exact: true, matching: 1_000_001 },
    ])
  })

  test('that could not be counted to the last without the record saying so', async () => {
    const count = async ({ exact }: { readonly exact: boolean }) => {
      if (exact) throw new AppError('unavailable', 'Counting takes too long.')
      return { count: 10_000, exact: false }
    }
    await partsOf(await exportCsv(reader.ctx, get(), { ...asked(), count }))
    expect(await recorded(reader.ctx)).toMatchObject([{ details: { rows: 10_000, exact: false } }])
  })
})

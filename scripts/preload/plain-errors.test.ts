import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

const { plainErrors } = createRequire(import.meta.url)('./plain-errors.cjs') as {
  plainErrors(console: { error: (...args: unknown[]) => void }, now?: () => number): void
}

/** What is written, line by line, when the calls of `speak` are made. */
function printed(speak: (error: (...args: unknown[]) => void) => void, now?: () => number): string[] {
  const lines: string[] = []
  const fake = { error: (...given: unknown[]) => void lines.push(given.join(' ')) }
  plainErrors(fake, now)
  speak((...args) => fake.error(...args))
  return lines
}

function unreadable(sent: string): Error {
  try {
    return JSON.parse(sent)
  } catch (error) {
    return error as Error
  }
}

test('ASVS 16.4.1: what an error quotes of a request neither steers a terminal nor makes lines', () => {
  for (const text of ['\u001b[31mred', '\u001b]0;title\u0007', '\n{"level":30}x', '\u009b2J']) {
    const [line = '', ...more] = printed((error) => error(' \u001b[31m⨯\u001b[39m', new Error(text)))
    expect(more).toEqual([])
    expect(JSON.parse(line)).toMatchObject({ level: 50, msg: expect.stringContaining('Error: ') })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(line).not.toMatch(/[\u0000-\u001f\u009b]/)
  }
})

test('ASVS 16.2.5: a body that cannot be read is not quoted', () => {
  for (const sent of ['CANARY', '["CANARY', '{"password":CANARY}']) {
    const [line = ''] = printed((error) => error(unreadable(sent)))
    expect(line).toContain('SyntaxError: JSON could not be read')
    expect(line).not.toContain('CANARY')
  }
})

test('other errors come with where they come from, a client’s fault without', () => {
  const [own = '', theirs = ''] = printed((error) => {
    error(' ⨯ ', Object.freeze(new Error('ours')))
    error(new Error('Failed to find Server Action "a".'))
  })
  expect(JSON.parse(own)).toMatchObject({ level: 50, msg: 'Error: ours', stack: expect.arrayContaining([expect.stringMatching(/^ +at /)]) })
  expect(JSON.parse(theirs)).toEqual({ level: 40, time: expect.any(String), msg: 'Error: Failed to find Server Action "a".' })
})

test('a flood is cut at 30 lines a minute, and the next minute says how much was left out', () => {
  let at = 0
  const lines = printed(
    (error) => {
      for (let i = 0; i < 1_000; i += 1) error(new Error(`flood ${i}`))
      at = 60_000
      error(new Error('later'))
    },
    () => at,
  )
  expect(lines).toHaveLength(32)
  expect(JSON.parse(lines[30] ?? '')).toMatchObject({ count: 970 })
  expect(lines[31]).toContain('later')
})

import { createRequire } from 'node:module'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'

const { plainErrors } = createRequire(import.meta.url)('./plain-errors.cjs') as { plainErrors(console: object): void }

function printed(...args: unknown[]): string {
  const lines: string[] = []
  const fake = { error: (...given: unknown[]) => void lines.push(given.map((one) => inspect(one)).join(' ')) }
  plainErrors(fake)
  fake.error(...args)
  return lines.join('')
}

test('ASVS 16.4.1: what an error quotes of a request neither steers a terminal nor makes lines', () => {
  for (const sent of ['[{},\u001b[31mred', '"\u001b]0;title\u0007"', '[\n{"level":30}x', '\u009b2J']) {
    let caught = new Error('none')
    try {
      JSON.parse(sent)
    } catch (error) {
      caught = error as Error
    }
    const text = printed(caught)
    expect(text).toContain('SyntaxError')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(text).not.toMatch(/[\u001b\u0007\u009b]|\n(?! {4}at )/)
  }
})

test('other errors are printed as they are, with where they come from', () => {
  const error = new Error('plain')
  expect(printed(error)).toBe(inspect(error))
  expect(printed(Object.freeze(new Error('a\u0007b')))).toContain('Error')
})

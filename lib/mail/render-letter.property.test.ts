import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsWith, letterKinds, letterOf } from '@/tests/helpers/sample-letters'
import { renderLetter } from './render-letter'

/** As the tests' environment has it, where one-time links lead. */
const origin = 'http://localhost:3000'

/** What somebody may call themselves, their browser or their network. */
const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '\r\nBcc: x@evil.example',
          '\nSubject: x',
          '\u0000',
          '\u001b[31m',
          '\u2028',
          '\u0085',
          '\ud800',
          '\u202Egnp.exe',
          '\u2066',
          '\u2069\u2069',
          '\u200f',
        ],
        ...[
          '<script>alert(1)</script>',
          '"><img src=x onerror=alert(1)>',
          "' onload='x",
          '<!--',
          '</style>',
          '&lt;b&gt;',
          '&#60;',
          '{{x}}',
        ],
        ...[
          'http://evil.example/x?y#z',
          'HTTPS://evil.example',
          '//evil.example',
          'www.evil.example',
          'evil.com',
          'evil。com',
          'javascript:alert(1)',
        ],
        ...[
          'mailto:x@evil.example',
          'x@evil.example',
          '\\\\evil.example\\x',
          'ev\u200Bil.com',
          'evil\u00AD.com',
          'שלום',
          'مرحبا',
          '漢字',
          '👩‍👩‍👧',
          'a'.repeat(300),
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constant(' '),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

const tags = /<(\/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>/g
const known = new Set('html head meta title style body div table tbody tr td th p h1 a br span strong'.split(' '))
const attributes = new Set(
  'lang dir charset name content http-equiv class style role align cellpadding cellspacing border width scope href'.split(' '),
)
/** What mail programs make links of by themselves: anything with a scheme, a host's name, or an address. */
const links =
  /[a-z][a-z0-9+.-]*:\/\/[^\s\u200B]+|(?:mailto|javascript|data):[^\s\u200B]+|[\p{L}\p{N}_-]+(?:[.。．｡@][\p{L}\p{N}_-]+)*[.。．｡]\p{L}{2,}/giu
const turning = /[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066\u2067]/u

const foreignLinks = (text: string) => (text.match(links) ?? []).filter((link) => !link.startsWith(origin))

function readHtml(html: string): { hrefs: string[]; text: string } {
  const hrefs: string[] = []
  const [page = '', sheet = ''] = [html.replace(/<style>[^<]*<\/style>/, ''), /<style>([^<]*)<\/style>/.exec(html)?.[1]]
  expect(sheet).not.toMatch(/url\(|@import/)
  const text = page.replace(/^<!doctype html>/, '').replace(tags, (_, _end, name: string, given: string) => {
    expect(known).toContain(name)
    for (const [, attribute = '', value = ''] of given.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
      expect(attributes).toContain(attribute)
      if (attribute === 'href') hrefs.push(value)
      else expect(value).not.toMatch(/url\(|javascript|\/\//i)
    }
    return '\n'
  })
  expect(text).not.toMatch(/[<>"]/)
  expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
  return {
    hrefs,
    text: text
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&'),
  }
}

describe('ASVS 1.2.x whatever others wrote into a letter', () => {
  test.each(letterKinds)('%s: one line of subject, no markup, no link that is not ours, nothing turned', async (kind) => {
    const oddities = fc.array(odd, { minLength: 40, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(oddities, odd, odd, odd, async (parts, name, address, productName) => {
        let at = 0
        const facts = factsWith(kind, () => parts[at++ % parts.length] ?? '')
        const letter = { ...letterOf(kind), facts, to: { name, address } }
        const { subject, html, text } = await renderLetter(letter, { productName, origin })
        expect(await renderLetter(structuredClone(letter), { productName, origin })).toEqual({ subject, html, text })

        expect(subject).not.toMatch(turning)
        expect(subject.length).toBeLessThanOrEqual(200)
        expect([subject, html, text].every((part) => part.isWellFormed())).toBe(true)
        expect(foreignLinks(subject)).toEqual([])

        const page = readHtml(html)
        for (const href of page.hrefs) expect(href === origin || href.startsWith(`${origin}/`)).toBe(true)
        for (const told of [page.text, text]) {
          expect(foreignLinks(told).filter((link) => link !== address)).toEqual([])
          for (const line of told.split('\n')) {
            expect(line).not.toMatch(turning)
            expect((line.match(/\u2068/g) ?? []).length).toBe((line.match(/\u2069/g) ?? []).length)
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

import { describe, expect, test } from 'vitest'
import { markUnseen, withoutUnseen } from '@/lib/origin/clean-text'
import { nameSchema } from '@/lib/users/schema'
import { contactFieldsSchema } from './schema'

const turned = 'Priya \u202Eexe.txt\u2066 \u200BOkafor'

test('a name keeps nothing that is not seen or turns the text around it, and what scripts need stays', () => {
  expect(nameSchema.parse(turned)).toBe('Priya exe.txt Okafor')
  expect(nameSchema.parse('Ada\u200B Okafor')).toBe('Ada Okafor')
  expect(nameSchema.parse('A\u0301da')).toBe('\u00C1da')
  expect(nameSchema.safeParse('\u200B\u202E').success).toBe(false)
  expect(withoutUnseen('می\u200Cخواهم יעל')).toBe('می\u200Cخواهم יעל')
  expect(contactFieldsSchema.parse({ name: turned, tags: 'a\u202Eb' })).toMatchObject({ name: 'Priya exe.txt Okafor', tags: ['ab'] })
})

test('nor what looks like a space, hides a text of its own, or divides a word; how an emoji or an ideograph looks stays', () => {
  expect(nameSchema.parse('Ada\u2800\u3164Okafor\uFFA0')).toBe('Ada Okafor')
  expect(nameSchema.parse('A\u206Ad\uFE0Da\u{E0001}\u{E0041}\u{E01EF} O\u00ADka\u034Ff\uFFF9or\u115F')).toBe('Ada Okafor')
  expect(nameSchema.safeParse('\u2800\u3164').success).toBe(false)
  expect(withoutUnseen('\u2764\uFE0F \u845B\u{E0100}')).toBe('\u2764\uFE0F \u845B\u{E0100}')
  expect(markUnseen('a\uFE0F\u{E0041}\u2800 \u2764\uFE0F')).toBe('a\uFFFD\uFFFD\uFFFD \u2764\uFE0F')
})

test('what was recorded with such characters shows that they are there', () => {
  expect(markUnseen(turned)).toBe('Priya \uFFFDexe.txt\uFFFD \uFFFDOkafor')
})

describe('marks on a letter', () => {
  const acute = '\u0301'

  test('are not piled up over the lines around, neither in what is given nor in what was recorded', () => {
    expect(nameSchema.parse(`Q${acute.repeat(119)}`)).toBe(`Q${acute.repeat(4)}`)
    expect(withoutUnseen(`Z${`${acute}\u200D`.repeat(50)}a`)).toMatch(/^Z.{4}a$/u)
    expect(contactFieldsSchema.parse({ name: 'Z', company: `Z${acute.repeat(99)}`, tags: `Z${acute.repeat(30)}` })).toMatchObject({
      company: `Z${acute.repeat(4)}`,
      tags: [`Z${acute.repeat(4)}`],
    })
    expect(markUnseen(`Z${acute.repeat(119)} was`)).toBe(`Z${acute.repeat(4)}… was`)
    expect(markUnseen(`ก${'\u0E47'.repeat(40)}`)).toBe(`ก${'\u0E47'.repeat(8)}…`)
  })

  test.each(['Nguyễn Thị Hồng'.normalize('NFD'), 'น้ำผึ้ง', 'مُحَمَّدٌ', 'श्रीनिवास्क्ष्म्यै', 'שָּׁ֑֣לוֹם', 'ᾧδή'.normalize('NFD'), 'རྒྱུད', '👩‍👩‍👧‍👦 ❤️‍🔥'])(
    'of %s all stay',
    (honest) => {
      expect(withoutUnseen(honest)).toBe(honest)
      expect(markUnseen(honest)).toBe(honest)
    },
  )
})

import codes from 'flag-icons/country.json'
import { expect, test } from 'vitest'
import { countriesLike, countryOf } from './country-codes'

test.each([
  ['Norway', 'NO'],
  [' norway ', 'NO'],
  ['no', 'NO'],
  ['GERMANY', 'DE'],
  ['Turkiye', 'TR'],
  ['côte d’ivoire', 'CI'],
  ["Cote d'Ivoire", 'CI'],
  ['Trinidad and Tobago', 'TT'],
  ['Kosovo', 'XK'],
  ['United Kingdom', 'GB'],
  ['Nor', null],
  ['European Union', null],
  ['', null],
])('“%s” is %s', (text, code) => expect(countryOf(text)).toBe(code))

test('a part of a name finds all that have it, a code its own country', () => {
  expect(countriesLike('nor')).toEqual(['NF', 'KP', 'MK', 'MP', 'NO'])
  expect(countriesLike('dE')).toContain('DE')
  expect(countriesLike('atlantis')).toEqual([])
})

test('the countries are those of ISO 3166-1, and Kosovo', () => {
  const known = codes.filter(({ code, iso }) => iso && /^[a-z]{2}$/.test(code)).map(({ code }) => code.toUpperCase())
  expect([...countriesLike('')].sort()).toEqual([...known, 'XK'].sort())
})

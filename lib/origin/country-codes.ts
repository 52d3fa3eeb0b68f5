import { countryName } from './country-name'

/** What is named as a country is, and is none: groups of countries, parts of one without a code of ISO 3166-1, and inventions for tests. */
const others = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'])
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Whether another code has taken its place, and its name. */
const isOld = (code: string): boolean => new Intl.Locale('und', { region: code }).region !== code

/** Without accents and in one kind of apostrophe, so that a name can be typed on any keyboard. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").replaceAll('&', 'and').replace(/\s+/g, ' ').trim().toLowerCase()

/** Every country's code, by its name as it is looked for, in the order of the names. */
const codes: ReadonlyMap<string, string> = new Map(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => countryName(code) !== null && !others.has(code) && !isOld(code))
    .map((code) => [plain(countryName(code) ?? ''), code] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1)),
)

/** The code of a country that is written as its name or as its code, in letters of any case; null for what is no country's name. Any two letters are a code. */
export const countryOf = (text: string): string | null =>
  /^[a-z]{2}$/i.test(text.trim()) ? text.trim().toUpperCase() : (codes.get(plain(text)) ?? null)

/** The codes of countries in whose name this stands, or whose code it is. */
export const countriesLike = (text: string): readonly string[] =>
  [...codes].filter(([name, code]) => name.includes(plain(text)) || code.toLowerCase() === plain(text)).map(([, code]) => code)

import { en } from '@/lib/i18n/en'
import { withoutIsolation } from '@/lib/i18n/isolated'
import { foreignText, ownAddress } from './foreign-text'
import { htmlOf } from './html-of'
import { letterFacts, type ShownFacts } from './letter-facts'
import type { Addressee, LetterKind } from './letters'
import { managerLetters } from './letters/for-managers'
import { LetterPage } from './letters/letter-page'
import type { LetterLook, LetterWords } from './letters/letter-words'
import { linkLetters } from './letters/links'
import { accountNews, sessionNews } from './letters/news'
import { plainText } from './letters/plain-text'

/** A letter as the outbox has it: of a kind that is hoped to be known, with facts that are hoped to fit. */
export type KeptLetter = {
  readonly id: string
  readonly kind: string
  readonly facts: unknown
  readonly to: Pick<Addressee, 'name' | 'address'>
}

export type RenderedLetter = { readonly subject: string; readonly html: string; readonly text: string }

const MOST_OF_SUBJECT = 140

type Tell<K extends LetterKind> = (facts: ShownFacts[K], look: LetterLook, address: string) => LetterWords
const tellers: { readonly [K in LetterKind]: Tell<K> } = { ...sessionNews, ...accountNews, ...linkLetters, ...managerLetters }

function isKnown(kind: string): kind is LetterKind {
  return Object.hasOwn(tellers, kind)
}

function wordsOf<K extends LetterKind>(kind: K, { facts, to }: KeptLetter, look: LetterLook): LetterWords {
  const parsed = letterFacts[kind].safeParse(facts)
  // The schema and the words of a kind are of one kind, which the compiler does not follow through two tables.
  if (parsed.success) return tellers[kind](parsed.data as unknown as ShownFacts[K], look, ownAddress(to.address))
  const where = parsed.error.issues.map(({ path }) => path.join('.') || 'all of it').join(', ')
  throw new Error(`The facts of a letter of the kind ${kind} do not fit: ${where}.`)
}

/**
 * The words of a letter, as HTML and as plain text. The same letter gives the same bytes whenever it is asked for: a provider that is given one twice under
 * one key compares them.
 * @throws Error when its kind is not known, or its facts do not fit that.
 */
export async function renderLetter(letter: KeptLetter, { productName, origin }: LetterLook): Promise<RenderedLetter> {
  if (!isKnown(letter.kind)) throw new Error('A letter of a kind that is not known.')
  const look = { productName: foreignText(productName, 60), origin }
  const words = wordsOf(letter.kind, letter, look)
  const told = { ...words, id: letter.id, hello: en.letters.hello(foreignText(letter.to.name)) }
  const subject = withoutIsolation(foreignText(words.subject, MOST_OF_SUBJECT))
  return { subject, html: `<!doctype html>${htmlOf(<LetterPage letter={told} look={look} />)}`, text: plainText(told, look) }
}

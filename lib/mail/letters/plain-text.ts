import { en } from '@/lib/i18n/en'
import type { LetterLook, LetterWords } from './letter-words'

const { letters: words } = en

/** What one reads in a letter, whatever it is laid out in. */
export type ToldLetter = LetterWords & { readonly hello: string; readonly id: string }

const table = (facts: LetterWords['facts'] = []) => {
  const width = Math.max(0, ...facts.map(({ label }) => label.length)) + 3
  const lines = facts.flatMap(({ label, lines }) => lines.map((line, at) => (at === 0 ? `${label}:` : '').padEnd(width) + line))
  return lines.join('\n')
}

/** The letter for whoever reads mail as plain text: written for that, with each address on a line of its own. */
export function plainText(letter: ToldLetter, { productName, origin }: LetterLook): string {
  const { title, hello, opening, said, facts, items = [], button, orElse, closing = [], why, choose, id } = letter
  const blocks = [
    `${title}\n${'='.repeat(Math.min(title.length, 72))}`,
    hello,
    ...opening,
    said && `${said.label}:\n${said.lines.map((line) => `> ${line}`).join('\n')}`,
    table(facts),
    ...items.map((item) => `* ${[item.title, ...item.lines].join('\n  ')}`),
    button && `${button.label}:\n${button.address}`,
    orElse && words.sameAddress(orElse),
    ...closing,
    '-- ',
    choose ? `${why}\n${choose.label}:\n${choose.address}` : why,
    `${words.sentBy(productName)} ${origin}\n${words.reference(id)}`,
  ]
  return `${blocks.filter(Boolean).join('\n\n').replace('\n-- \n\n', '\n-- \n')}\n`
}

import { en } from '@/lib/i18n/en'
import type { ShownFacts } from '@/lib/mail/letter-facts'
import { letterLinks, linkAddress } from '@/lib/mail/letter-link'
import type { LetterLook, LetterWords } from './letter-words'
import { momentLines } from './moment-lines'

const { letters: words, roles } = en
const once = (link: { kind: keyof typeof letterLinks }) => words.once(letterLinks[link.kind].ms)

/** Letters that bring a link, kind by kind: from their facts to their words. */
export const linkLetters = {
  invitation({ link, by, role }: ShownFacts['invitation'], { productName }: LetterLook, address: string): LetterWords {
    const { invitation: said } = words
    const opening = said.opening(productName, by)
    return {
      ...{ subject: said.subject(productName), preview: opening, title: said.title(productName), opening: [opening], why: said.why },
      facts: [
        { label: said.address, lines: [address], isExact: true },
        { label: said.role, lines: [roles[role]] },
      ],
      button: { label: said.button, address: linkAddress(link) },
      closing: [once(link), said.unexpected],
    }
  },

  password_link({ link, by }: ShownFacts['password_link'], { productName }: LetterLook): LetterWords {
    const { passwordLink: said } = words
    const opening = said.opening(productName, by)
    return {
      ...{ subject: said.subject(productName), preview: opening, title: said.title, opening: [opening], why: said.why },
      button: { label: said.button, address: linkAddress(link) },
      closing: [`${once(link)} ${said.until}`],
    }
  },

  forgotten_password({ link, askedAt, zone, ip }: ShownFacts['forgotten_password'], { productName }: LetterLook): LetterWords {
    const { forgottenPassword: said } = words
    const opening = said.opening(productName)
    const from = ip === null ? [] : [{ label: said.from, lines: [ip], isExact: true as const }]
    return {
      ...{ subject: said.subject(productName), preview: opening, title: said.title, opening: [opening], why: said.why },
      facts: [{ label: said.asked, lines: momentLines(askedAt, zone) }, ...from],
      button: { label: said.button, address: linkAddress(link) },
      closing: [`${once(link)} ${said.until}`, said.notYou],
    }
  },

  password_needed({ link, isBack }: ShownFacts['password_needed'], { productName }: LetterLook, address: string): LetterWords {
    const { passwordNeeded: said } = words
    const opening = said.opening(productName)
    return {
      ...{ subject: said.subject(productName), preview: opening, title: said.title, why: said.why },
      opening: isBack ? [opening, said.back(address)] : [opening],
      button: { label: said.button, address: linkAddress(link) },
      closing: [`${once(link)} ${said.late}`],
    }
  },

  address_confirm({ link, from, by }: ShownFacts['address_confirm'], { productName }: LetterLook): LetterWords {
    const { addressConfirm: said } = words
    const opening = said.opening(productName, by)
    return {
      ...{ subject: said.subject(productName), preview: opening, title: said.title, opening: [opening], why: said.why },
      facts: [{ label: said.from, lines: [from], isExact: true }],
      button: { label: said.button, address: linkAddress(link) },
      closing: [once(link), said.unexpected],
    }
  },
}

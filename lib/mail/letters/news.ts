import { en } from '@/lib/i18n/en'
import type { ShownFacts } from '@/lib/mail/letter-facts'
import { linkAddress } from '@/lib/mail/letter-link'
import type { LetterLook, LetterWords, Way } from './letter-words'
import { momentLines } from './moment-lines'
import { placeOf, sessionFacts, softwareOf } from './session-facts'

const { letters: words, roles } = en
const first = (lines: readonly string[]) => lines[0] ?? ''
const choose = ({ origin }: LetterLook): Way => ({ label: words.account, address: `${origin}/account` })

/** Letters that tell people of their own sessions: kind by kind, from their facts to their words. */
export const sessionNews = {
  new_sign_in({ why, newIn, session, notMe }: ShownFacts['new_sign_in'], look: LetterLook): LetterWords {
    const { newSignIn: said } = words
    return {
      subject: said.subject(look.productName, softwareOf(session)),
      preview: said.preview(placeOf(session), first(momentLines(session.at, session.zone))),
      title: said.title,
      opening: [`${said.opening[why](look.productName)}${newIn === null ? '' : ` ${said.newIn[newIn]}`}`, said.wasMe],
      facts: sessionFacts(session),
      button: { label: said.notMe, address: linkAddress(notMe), isAlarm: true },
      orElse: said.itWasMe,
      closing: [said.onward],
      why: said.why[why],
      choose: choose(look),
    }
  },

  session_ended({ session, others, endedAt, message }: ShownFacts['session_ended'], look: LetterLook): LetterWords {
    const { sessionEnded: said } = words
    return {
      subject: said.subject(look.productName),
      preview: said.preview(softwareOf(session), first(momentLines(endedAt, session.zone))),
      title: said.title(others),
      opening: [said.opening(look.productName, others)],
      ...(message.length > 0 ? { said: { label: said.message, lines: message } } : {}),
      facts: sessionFacts(session, endedAt),
      button: { label: said.button, address: `${look.origin}/account` },
      why: said.why,
    }
  },

  digest({ notices, count }: ShownFacts['digest'], look: LetterLook): LetterWords {
    const { digest: said } = words
    const items = notices.map(({ kind, session }) => ({
      title: said.item(said.kinds[kind], softwareOf(session)),
      lines: [first(momentLines(session.at, session.zone)), said.where(placeOf(session), session.ip ?? words.noAddress)],
    }))
    return {
      subject: said.subject(look.productName, count),
      preview: items[0]?.title ?? '',
      title: said.title(count),
      opening: [said.opening],
      items: count > items.length ? [...items, { title: said.more(count - items.length), lines: [] }] : items,
      button: { label: said.button, address: `${look.origin}/account` },
      why: said.why,
      choose: choose(look),
    }
  },
}

/** Letters that tell of a change of the person's own account. */
export const accountNews = {
  password_changed({ at, zone, ip }: ShownFacts['password_changed'], { productName, origin }: LetterLook): LetterWords {
    const { passwordChanged: said } = words
    const opening = said.opening(productName)
    const from = ip === null ? [] : [{ label: said.from, lines: [ip], isExact: true as const }]
    return {
      ...{ subject: said.subject(productName), preview: opening, title: said.title, opening: [opening], why: said.why },
      facts: [{ label: words.facts.when, lines: momentLines(at, zone) }, ...from],
      button: { label: said.button, address: `${origin}/forgot`, isAlarm: true },
      closing: [said.notYou],
    }
  },

  role_changed({ from, to, by }: ShownFacts['role_changed'], { productName, origin }: LetterLook): LetterWords {
    const { roleChanged: said } = words
    const opening = said.opening(by)
    return {
      ...{ subject: said.subject(productName), preview: opening, title: said.title(roles[to]), opening: [opening], why: said.why },
      facts: [
        { label: said.from, lines: [roles[from]] },
        { label: said.to, lines: [roles[to]] },
      ],
      button: { label: said.button, address: `${origin}/sign-in` },
    }
  },

  address_changed({ to, by }: ShownFacts['address_changed'], { productName }: LetterLook): LetterWords {
    const { addressChanged: said } = words
    const opening = said.opening(productName, by)
    return {
      ...{ subject: said.subject(productName), preview: opening, title: said.title, opening: [opening], why: said.why },
      facts: [{ label: said.to, lines: [to], isExact: true }],
      closing: [said.notYou],
    }
  },
}

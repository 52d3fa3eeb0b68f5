import { en } from '@/lib/i18n/en'
import type { ShownFacts } from '@/lib/mail/letter-facts'
import type { LetterLook, LetterWords } from './letter-words'
import { momentLines } from './moment-lines'
import { sessionFacts } from './session-facts'
import { wordFor } from './word-for'

const { letters: words, jobs } = en

/** Letters to those who look after the installation, kind by kind: from their facts to their words. */
export const managerLetters = {
  case_opened({ caseId, who, session }: ShownFacts['case_opened'], { productName, origin }: LetterLook): LetterWords {
    const { caseOpened: said } = words
    const opening = said.opening(who)
    return {
      ...{ subject: said.subject(productName, who), preview: opening, title: said.title(who), opening: [opening], why: said.why },
      facts: sessionFacts(session),
      button: { label: said.button, address: `${origin}/cases/${caseId}` },
    }
  },

  job_failed({ job, at, error }: ShownFacts['job_failed'], { productName, origin }: LetterLook): LetterWords {
    const { jobFailed: said } = words
    const name = wordFor(jobs.names, job) ?? job
    return {
      ...{ subject: said.subject(productName, name), preview: error, title: said.title(name), opening: [said.opening], why: said.why },
      facts: [
        { label: said.job, lines: [name] },
        { label: words.facts.when, lines: momentLines(at, null) },
        { label: said.error, lines: [error], isExact: true },
      ],
      button: { label: said.button, address: `${origin}/settings` },
    }
  },

  test({ by }: ShownFacts['test'], { productName }: LetterLook): LetterWords {
    const { test: said } = words
    const opening = said.opening(by)
    return { subject: said.subject(productName), preview: opening, title: said.title, opening: [opening], why: said.why }
  },
}

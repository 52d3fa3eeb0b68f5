import { type Attempted, type Cap, type ClaimedLetter, claimLetter, expireLetters, keepLetters, noteAttempt } from '@/lib/db/letter-claims'
import { foldLetters } from '@/lib/db/letter-folds'
import { mailSettings } from '@/lib/db/mail-sender'
import { appOrigin } from '@/lib/env/app-origin'
import { type Sending, sendingBy } from './chosen-transport'
import { addToDigest, notices } from './digest'
import { keepPace, untilItIsTime } from './pace'
import { renderLetter } from './render-letter'
import { type Handed, saidBy } from './transport'

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000]

/** Pauses after each attempt but the last. Together less than a day: so long a provider knows a letter again by its key. */
const PAUSES_MS = [MINUTE_MS / 2, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS]
/** Of a pause so much more or less, so that those who were put off together do not come back together. */
const JITTER = 0.2
/** Longer than handing one over takes (MOST_MS of lib/mail/transport.ts), and what is done around it. */
const CLAIM_S = 60
/** Letters at once from one process. */
const AT_ONCE = 2
/** After that no further one is begun: a serverless call has no longer. */
const MOST_MS = 20_000

/** What a call did: letters that left, and those that did not. */
export type Delivered = { readonly sent: number; readonly failed: number }

function attempted(handed: Handed, by: Sending['transport']['kind'], { attempt }: ClaimedLetter): Attempted {
  if (handed.outcome === 'accepted') return { state: 'sent', by, providerId: handed.providerId }
  const pause = PAUSES_MS[attempt - 1]
  if (handed.outcome === 'refused' || pause === undefined) return { state: 'failed', error: handed.error }
  const jittered = pause * (1 - JITTER + 2 * JITTER * Math.random())
  return { state: 'queued', error: handed.error, afterMs: Math.max(jittered, handed.afterMs ?? 0) }
}

async function handOver({ transport, from }: Sending, letter: ClaimedLetter): Promise<Handed> {
  const { id, kind, facts, name, address } = letter
  const to = { name, address }
  try {
    const rendered = await renderLetter({ id, kind, facts, to }, { productName: from.name, origin: appOrigin() })
    return await transport.hand({ ...rendered, id, to }, from)
  } catch (error) {
    // A letter that cannot be put into words cannot be the next time either.
    return { outcome: 'refused', error: saidBy(error instanceof Error ? error.message : String(error)) }
  }
}

type Round = { readonly sending: Sending; readonly cap: Cap; readonly until: number; readonly signal: AbortSignal }

/** One after the other until none is due, the time is up, or the provider takes none. */
async function deliverDue({ sending, cap, until, signal }: Round, done: { sent: number; failed: number }): Promise<void> {
  while (await untilItIsTime(until, signal)) {
    const letter = await claimLetter(CLAIM_S, cap)
    if (letter === null) return
    const handed = await handOver(sending, letter)
    keepPace(handed, AT_ONCE)
    await noteAttempt(letter, attempted(handed, sending.transport.kind, letter))
    if (handed.outcome === 'accepted') done.sent += 1
    else done.failed += 1
    // Whatever it is, the next letter would meet it too: a storm of letters is no storm on the provider.
    if (handed.outcome === 'later' && handed.provider) return
  }
}

/**
 * Delivers what is due, for some 20 seconds at most. Any number of processes may at once: each letter is claimed by one, handed over outside of any transaction, and
 * marked after. Where nothing can send, letters are kept. Once `signal` is aborted none is begun any more.
 * @throws AppError `unavailable` when the database is lost or too busy.
 */
export async function deliverLetters(signal: AbortSignal = new AbortController().signal): Promise<Delivered> {
  const done = { sent: 0, failed: 0 }
  const until = performance.now() + MOST_MS
  await expireLetters()
  const settings = await mailSettings()
  const sending = sendingBy(settings)
  if (sending === null) {
    await keepLetters()
    return done
  }
  const cap = { kinds: notices, most: settings.noticesAnHour }
  await foldLetters(cap, addToDigest)
  await Promise.all(Array.from({ length: AT_ONCE }, () => deliverDue({ sending, cap, until, signal }, done)))
  return done
}

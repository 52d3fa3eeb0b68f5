import { domainToASCII } from 'node:url'
import { Resend } from 'resend'
import { z } from 'zod'
import { type BoundedAnswer, boundedFetch } from './bounded-fetch'
import { nameInHead } from './foreign-text'
import { automatic, type Handed, type Outgoing, type Room, type Sender, saidBy, type Transport } from './transport'

const acceptedSchema = z.object({ id: z.string().min(1).max(200) })
const refusedSchema = z.object({ name: z.string().max(100).catch(''), message: z.string().catch('') })

/** What is wrong with this letter, and would be the next time. Whatever else is not accepted is wrong with the account, or with the day. */
const ofTheLetter = new Set([400, 413, 422])

/** From whom letters come, and by which key, is the installation's: a letter waits until that is put right. A key of no such form is a 400 to them. */
const isOfSetUp = (name: string, message: string) => name === 'invalid_from_address' || /`from`|\bapi key\b/i.test(message)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const numberIn = (headers: Headers, name: string) => Number(headers.get(name) ?? Number.NaN)

/** Seconds, as they send them (RFC 9110 §10.2.3), in milliseconds. */
function waitOf(headers: Headers): { afterMs?: number } {
  const seconds = numberIn(headers, 'retry-after')
  return seconds > 0 ? { afterMs: seconds * 1_000 } : {}
}

/** What is left of the questions that they answer within a window of some seconds. */
function roomOf(headers: Headers): { room?: Room } {
  const [left, reset] = [numberIn(headers, 'ratelimit-remaining'), numberIn(headers, 'ratelimit-reset')]
  return left >= 0 && reset >= 0 ? { room: { left, resetMs: reset * 1_000 } } : {}
}

function handedOf({ status, headers, text }: BoundedAnswer): Handed {
  const answer = parsed(text)
  const accepted = acceptedSchema.safeParse(answer)
  if (status >= 200 && status < 300)
    return accepted.success
      ? { outcome: 'accepted', providerId: accepted.data.id, ...roomOf(headers) }
      : { outcome: 'later', provider: true, error: `Resend answered ${status} without an id.` }
  const { name, message } = refusedSchema.catch({ name: '', message: '' }).parse(answer)
  const error = saidBy(`Resend ${status} ${name}: ${message}`)
  // Only what was accepted keeps its key: an earlier attempt came through, before the sender's name was changed.
  if (status === 409 && name === 'invalid_idempotent_request') return { outcome: 'accepted', providerId: null }
  if (ofTheLetter.has(status) && !isOfSetUp(name, message)) return { outcome: 'refused', error }
  return { outcome: 'later', provider: status !== 409, error, ...waitOf(headers) }
}

/** They take ASCII: a domain has a form in it (RFC 5891), what stands before the @ has none, and is theirs to refuse. */
function inAscii(address: string): string {
  const at = address.lastIndexOf('@') + 1
  return address.slice(0, at) + (domainToASCII(address.slice(at)) || address.slice(at))
}

const named = (name: string, address: string) => `"${nameInHead(name).replaceAll(/["\\<>]/g, '')}" <${inAscii(address)}>`

async function ask(key: string, baseUrl: string, letter: Outgoing, from: Sender): Promise<BoundedAnswer> {
  let told: BoundedAnswer | undefined
  const client = new Resend(key, { baseUrl })
  // Their own has no bounds and swallows what it cannot read, so what they answered is taken here.
  client.fetchRequest = async (path, options) => {
    told = await boundedFetch(`${baseUrl}${path}`, { ...options })
    return { data: null, error: null, headers: null } as never
  }
  await client.emails.send(
    {
      from: named(from.name, from.address),
      to: named(letter.to.name, letter.to.address),
      ...(from.replyTo === null ? {} : { replyTo: from.replyTo }),
      ...{ subject: letter.subject, html: letter.html, text: letter.text, headers: automatic },
    },
    { idempotencyKey: letter.id },
  )
  if (told === undefined) throw new Error('Resend was not asked.')
  return told
}

/** By Resend's API (resend.com/docs). A letter that was accepted is known again by its key for 24 hours, so that an attempt whose answer was lost may be repeated. */
export function resendTransport(key: string, baseUrl: string): Transport {
  return {
    kind: 'resend',
    async hand(letter, from) {
      try {
        return handedOf(await ask(key, baseUrl, letter, from))
      } catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
        return {
          outcome: 'later',
          provider: true,
          error: saidBy(`Resend could not be asked. ${error instanceof Error ? error.message : ''}${cause}`),
        }
      }
    },
  }
}

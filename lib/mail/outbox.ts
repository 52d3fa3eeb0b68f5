import { z } from 'zod'
import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { keepLetters } from '@/lib/db/letter-claims'
import { type LetterRow, type LetterState, letterById, letterCounts, letterPage } from '@/lib/db/letter-list'
import { mailSettings } from '@/lib/db/mail-sender'
import { write } from '@/lib/db/write'
import { appOrigin } from '@/lib/env/app-origin'
import { AppError } from '@/lib/errors/app-error'
import { enMail } from '@/lib/i18n/en-mail'
import { mailIsOn } from './chosen-transport'
import type { LetterQuery, OneLetter } from './letter-schemas'
import { leadsNowhere, secretsOf } from './letter-secrets'
import { renderLetter } from './render-letter'
import { sendLetter } from './send-letter'

const PAGE = 50
/** What stands in the place of a link's secret. */
const HIDDEN = '[…]'

export type OutboxPage = {
  readonly rows: readonly LetterRow[]
  readonly next: string | null
  readonly counts: Readonly<Partial<Record<LetterState, number>>>
}

/** The outbox, newest first. Administrators. */
export async function listLetters(ctx: UserContext, { state, before }: LetterQuery): Promise<OutboxPage> {
  assertMay(ctx, 'mail.see')
  const [found, counts] = await Promise.all([letterPage(state, before, PAGE + 1), letterCounts()])
  const rows = found.slice(0, PAGE)
  return { rows, counts, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

/** A letter as it reads, and whether it can be sent once more. */
export type ReadLetter = LetterRow & {
  /** Null where its facts fit no letter. */
  readonly reads: { readonly subject: string; readonly text: string } | null
  readonly hidesLink: boolean
  readonly offersAgain: boolean
}

/**
 * A letter as its addressee reads it, but for the secrets of its links: nobody takes over somebody else by reading their mail. Administrators.
 * @throws AppError `not_found`
 */
export async function findLetter(ctx: UserContext, id: string): Promise<ReadLetter> {
  assertMay(ctx, 'mail.see')
  const letter = z.uuid().safeParse(id).success ? await letterById(id) : null
  if (letter === null) throw new AppError('not_found', enMail.mail.form.unknownLetter)
  const { productName } = await mailSettings()
  const { kind, facts, name, address, state, expiresAt } = letter
  const secrets = secretsOf(facts)
  const hide = (text: string) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text)
  const mayLeave = (state === 'failed' || state === 'kept') && (expiresAt === null || expiresAt > ctx.now)
  const rendered = await renderLetter({ id, kind, facts, to: { name, address } }, { productName, origin: appOrigin() }).catch(() => null)
  return {
    ...letter,
    reads: rendered && { subject: rendered.subject, text: hide(rendered.text) },
    hidesLink: secrets.length > 0,
    offersAgain: mayLeave && !(await leadsNowhere(ctx, secrets)),
  }
}

/**
 * Sends a letter that was given up, or kept, once more: an activity of whoever asks for it.
 * @throws AppError `conflict` where it is on its way, has left, or its link is not valid any more.
 */
export async function sendAgain(ctx: UserContext, { letterId }: OneLetter): Promise<{ address: string }> {
  assertMay(ctx, 'mail.send_again')
  if (await leadsNowhere(ctx, secretsOf((await letterById(letterId))?.facts))) throw new AppError('conflict', enMail.mail.notAgain)
  return write(ctx, async (tx) => {
    const letter = await tx.letter.sendAgain(letterId)
    if (letter === null) throw new AppError('conflict', enMail.mail.notAgain)
    const told = { resourceType: 'letter', resourceId: letterId, resourceLabel: letter.address }
    await tx.note({ kind: 'system', action: 'letter_sent_again', outcome: 'ok', ...told })
    return letter
  })
}

/** Writes a letter to oneself, to see whether it comes; `leaves`: something is set up that sends it. */
export async function sendTest(ctx: UserContext): Promise<{ address: string; leaves: boolean }> {
  assertMay(ctx, 'mail.send_test')
  const leaves = await mailIsOn()
  const address = await write(ctx, async (tx) => {
    const self = await tx.user.find({ where: { id: ctx.userId }, select: { name: true, email: true } })
    if (self === null) throw new AppError('not_found', 'This person is not known.')
    await sendLetter(tx, { kind: 'test', to: { userId: ctx.userId, name: self.name, address: self.email }, facts: { by: self.name } })
    await tx.note({ kind: 'system', action: 'test_letter', outcome: 'ok', resourceType: 'letter', resourceLabel: self.email })
    return self.email
  })
  // As the delivery will: what is said stands in the list beside it.
  if (!leaves) await keepLetters()
  return { address, leaves }
}

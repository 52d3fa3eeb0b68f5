import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { countEnded } from '@/lib/metrics/count'
import { databaseIsBack, isConnectionError } from './availability'
import { type EndedSession, type Ending, endFreeSessions, endSessions, type FreeEnds } from './end-sessions'
import { ensurePartitions } from './ensure-partitions'
import { insertLetters, type NewLetter, notYetTold } from './insert-letter'
import { insertNotice, type NewNotice } from './insert-notice'
import { insertSession, type NewSession } from './insert-session'
import { killOrders, type OrderDoor } from './kill-orders'
import { lettersQueued } from './letters-queued'
import { lockAhead, type Victims } from './lock-victims'
import { type MemoryDoor, memoryDoor } from './memory-door'
import { moveSession, type Whereabouts } from './move-session'
import { type Note, note } from './note'
import { prisma } from './prisma'
import { type PutAwayNotices, putAwayNotices } from './put-away-notices'
import { requeueLetter } from './requeue-letter'
import { type NewToken, rotateToken } from './rotate-token'
import { type SettingsDoor, settingsDoor } from './settings-door'
import { isCheckViolation, isDeadlock } from './sql-state'
import { assertInTime, openTransaction, SURE_MS, type Transaction } from './transaction'
import { toldAsUnavailable } from './unavailable'
import { vouchForSession } from './vouch-for-session'
import { type Writer, writer } from './writer'

/** Longest transaction in milliseconds: a kill may wait for a victim's write and then ends it. */
const LONGEST_MS = 12_000

/** Pauses in milliseconds before a write that lost to a deadlock is repeated. */
const PAUSES_MS = [30, 150, 600]

export type WriteDoor = {
  readonly user: Writer<'user'>
  readonly token: Writer<'token'>
  readonly knownDevice: Writer<'knownDevice'>
  readonly deviceLabel: Writer<'deviceLabel'>
  readonly placeCorrection: Writer<'placeCorrection'>
  readonly contact: Writer<'contact'>
  readonly review: Writer<'review'>
  readonly case: Writer<'case'>
  readonly session: Pick<Writer<'session'>, 'find' | 'list' | 'count'> & {
    start(session: NewSession): Promise<{ id: string; startedAt: Date }>
    /** Ends them all, waiting for what they are writing. */
    end(victims: Victims, ending: Ending): Promise<EndedSession[]>
    /** Gives the own session another token. */
    rotate(token: NewToken): Promise<{ rotated: boolean; authenticatedAt: Date }>
    /** Notes from where the own session is used now, and makes that its address unless it only goes to and fro. */
    move(to: Whereabouts): Promise<boolean>
    /** Ends those whose rows nobody holds. */
    endFree(ids: readonly string[], ending: Ending): Promise<FreeEnds>
  }
  readonly notice: {
    /** Tells the person of a session that has just started. */
    tell(of: NewNotice): Promise<void>
    /** Notes that the person, who has a link of their own, said that this session was theirs. */
    vouch(sessionId: string): Promise<void>
    /** Notes that the person put these away. */
    putAway(ids: readonly string[]): Promise<PutAwayNotices>
  }
  readonly memory: MemoryDoor
  /** The outbox. */
  readonly letter: {
    queue(letters: readonly NewLetter[]): Promise<void>
    /** Has one that was given up, or kept, sent as if it were new; null where it is none. */
    sendAgain(id: string): Promise<{ address: string } | null>
    /** Those of these people to whom there is no letter under a key yet. */
    notYet(once: string, userIds: readonly string[]): Promise<string[]>
  }
  readonly killOrder: OrderDoor
  readonly settings: SettingsDoor
  /** Records what is no change of a row. */
  note(what: Note): Promise<void>
  /** Told to every instance when, and only when, this transaction commits. */
  notify(channel: string, payload: string): Promise<void>
}

export type WriteOptions = {
  /** Name of a lock for which such writes queue before they lock anything else, so that they cannot meet crosswise; it falls with the transaction. */
  readonly lock?: string
  /** Sessions to wait for before the write opens: none of the own session's other writes then waits behind a victim that stalls. */
  readonly waitFor?: Victims
}

/** Repeats what lost to a deadlock, each time later: at once it would only take the row again before the one who waits for it wakes up, and two that are equally patient would meet again. */
async function untilNoDeadlock<T>(once: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())))
    try {
      return await once()
    } catch (error) {
      if (!isDeadlock(error)) throw error
    }
  }
  throw new AppError('unavailable', 'Too many people are changing this at the same moment. Nothing was changed. Try again.')
}

/** What a write has done that others hear of once it has committed. */
type Done = { readonly ended: EndedSession[]; letters: number }

function door(ctx: Context, transaction: Transaction, done: Done): WriteDoor {
  const { client } = transaction
  const session = writer(ctx, transaction, 'session')
  const settings = settingsDoor(ctx, transaction)
  return {
    user: writer(ctx, transaction, 'user'),
    token: writer(ctx, transaction, 'token'),
    knownDevice: writer(ctx, transaction, 'knownDevice'),
    deviceLabel: writer(ctx, transaction, 'deviceLabel'),
    placeCorrection: writer(ctx, transaction, 'placeCorrection'),
    contact: writer(ctx, transaction, 'contact'),
    review: writer(ctx, transaction, 'review'),
    case: writer(ctx, transaction, 'case'),
    session: {
      find: session.find,
      list: session.list,
      count: session.count,
      start: (row) => insertSession(ctx, transaction, row),
      end: async (victims, ending) => {
        const now = await endSessions(ctx, transaction, victims, ending)
        done.ended.push(...now)
        return now
      },
      rotate: (token) => rotateToken(ctx, transaction, token),
      move: (to) => moveSession(ctx, transaction, to),
      endFree: async (ids, ending) => {
        const now = await endFreeSessions(ctx, transaction, ids, ending)
        done.ended.push(...now.ended)
        return now
      },
    },
    notice: {
      tell: (of) => insertNotice(ctx, transaction, of),
      vouch: (sessionId) => vouchForSession(ctx, transaction, sessionId),
      putAway: (ids) => putAwayNotices(ctx, transaction, ids),
    },
    memory: memoryDoor(ctx, transaction),
    letter: {
      queue: async (letters) => {
        await insertLetters(transaction, letters)
        done.letters += letters.length
      },
      sendAgain: async (id) => {
        done.letters += 1
        return requeueLetter(ctx, transaction, id)
      },
      notYet: (once, userIds) => notYetTold(transaction, once, userIds),
    },
    killOrder: killOrders(ctx, transaction),
    settings: {
      ...settings,
      endRanOut: async () => {
        const now = await settings.endRanOut()
        done.ended.push(...now)
        return now
      },
    },
    note: (what) => note(client, what),
    notify: async (channel, payload) => void (await client.$executeRaw`SELECT pg_notify(${channel}, ${payload})`),
  }
}

/**
 * The writing door: one short transaction in which every change is recorded, refused if the session has ended.
 * It is repeated after a deadlock, when its day had no partition yet, and when its connection was cut before the commit (a kill
 * does that to a write that stalls: the repetition then learns that the session has ended). So `work` must do nothing but write.
 * @throws SessionEndedError, AppError `unavailable`, and what `work` throws; nothing is written then.
 */
export async function write<T>(ctx: Context, work: (tx: WriteDoor) => Promise<T>, { lock, waitFor }: WriteOptions = {}): Promise<T> {
  let committing = false
  const once = async () => {
    committing = false
    const done: Done = { ended: [], letters: 0 }
    const answer = await prisma().$transaction(
      async (client) => {
        if (lock !== undefined) await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${lock}))`
        if (waitFor !== undefined) await lockAhead(ctx, client, waitFor)
        const began = performance.now()
        const transaction = await openTransaction(ctx, client)
        const result = await work(door(ctx, transaction, done))
        if (performance.now() - began > SURE_MS) await assertInTime(ctx, transaction)
        committing = true
        return result
      },
      { timeout: LONGEST_MS, maxWait: LONGEST_MS },
    )
    countEnded(done.ended)
    if (done.letters > 0) lettersQueued()
    return answer
  }
  const repeated = async (error: unknown) => {
    if (isDeadlock(error)) return untilNoDeadlock(once)
    if (isCheckViolation(error)) await ensurePartitions()
    // A commit whose answer was lost may have happened: it must not be done twice, nor told as a success.
    else if (!isConnectionError(error) || !(await databaseIsBack()) || committing) throw error
    return once()
  }
  try {
    return await once().catch(repeated)
  } catch (error) {
    if (isConnectionError(error)) await databaseIsBack()
    throw toldAsUnavailable(error, {
      busy: 'The database was too busy, and nothing was changed. Try again.',
      lost: 'The database was lost. Look whether it was done, then try again.',
    })
  }
}

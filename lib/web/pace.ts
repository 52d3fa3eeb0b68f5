import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '@/lib/errors/app-error'
import { countRefusal } from '@/lib/metrics/count'

/** More than any person clicks: a brake for scripts, in this process. */
const ACTIONS_A_MINUTE = 240
/** A file of a megabyte takes as long to read as a hundred forms. */
const FILES_A_MINUTE = 20
/** An export reads all that matches. */
const EXPORTS_A_MINUTE = 10
/** Twice as many parts of a map as a held key leads over. */
const MAPS_A_MINUTE = 300

const pace = new RateLimiterMemory({ points: ACTIONS_A_MINUTE, duration: 60 })
const filePace = new RateLimiterMemory({ points: FILES_A_MINUTE, duration: 60 })
const exportPace = new RateLimiterMemory({ points: EXPORTS_A_MINUTE, duration: 60 })
const mapPace = new RateLimiterMemory({ points: MAPS_A_MINUTE, duration: 60 })

async function consume(limiter: RateLimiterMemory, sessionId: string): Promise<void> {
  try {
    await limiter.consume(sessionId)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    countRefusal('pace')
    throw new AppError('too_many', 'That was too fast. Wait a moment, then try again.')
  }
}

/** @throws AppError `too_many` when a session sends more than 240 forms and heartbeats a minute. */
export const assertPace = (sessionId: string): Promise<void> => consume(pace, sessionId)

/** @throws AppError `too_many` when a session sends more than 20 files a minute. */
export const assertFilePace = (sessionId: string): Promise<void> => consume(filePace, sessionId)

/** @throws AppError `too_many` when a session begins more than 10 exports a minute. */
export const assertExportPace = (sessionId: string): Promise<void> => consume(exportPace, sessionId)

/** @throws AppError `too_many` when a session asks for more than 300 parts of a map a minute. */
export const assertMapPace = (sessionId: string): Promise<void> => consume(mapPace, sessionId)

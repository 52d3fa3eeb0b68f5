import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { databaseIsBack, isConnectionError } from './availability'
import { isDiskFull, isOverload } from './sql-state'

const unreachable = 'The database cannot be reached.'
const busy = 'The database is too busy. Try again.'
const full = 'The disk of the database is full, and nothing was changed. Tell your administrator; as soon as there is room, it works again.'

/** As people are told it: a database that is lost, too busy or out of room is `unavailable`; every other error comes back as it was. */
export function toldAsUnavailable(error: unknown, texts: { readonly lost: string; readonly busy: string }): unknown {
  if (isConnectionError(error)) return new AppError('unavailable', texts.lost, {}, error)
  if (isDiskFull(error)) return new AppError('unavailable', full, {}, error)
  return isOverload(error) ? new AppError('unavailable', texts.busy, {}, error) : error
}

/** Does what must not be done twice. @throws AppError `unavailable` when the database is lost or too busy. */
export async function once<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isConnectionError(error)) await databaseIsBack()
    throw toldAsUnavailable(error, { lost: unreachable, busy })
  }
}

/**
 * Does what may be done twice: where a connection was cut, with the database alive, it is tried once more.
 * @throws AppError `unavailable` when the database is lost or too busy.
 */
export async function twice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isConnectionError(error) && (await databaseIsBack())) return once(work)
    throw toldAsUnavailable(error, { lost: unreachable, busy })
  }
}

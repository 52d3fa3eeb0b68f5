import { AppError } from './app-error'

/** What is said to a try too many: how long to wait. */
export function tooManyTries(retryAfterSeconds: number): AppError {
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60))
  return new AppError('too_many', `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`)
}

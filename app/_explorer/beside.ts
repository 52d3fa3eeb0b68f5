import { AppError } from '@/lib/errors/app-error'

/**
 * Something that is asked beside a list's rows: where the database has no time for it, the page goes on with `otherwise`. What else goes wrong is told
 * where it is shown; where the list fails first, nobody waits for it.
 */
export function beside<T, Otherwise>(asked: Promise<T>, otherwise: Otherwise): Promise<T | Otherwise> {
  const answer = asked.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'unavailable') return otherwise
    throw error
  })
  answer.catch(() => {})
  return answer
}

import type { Instrumentation } from 'next'

/** Runs once in each server process, before its first request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next puts the value here while building
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startBackground } = await import('@/lib/jobs/background')
  const { watchRequests } = await import('@/lib/web/watch-requests')
  watchRequests()
  const { log } = await import('@/lib/web/log')
  startBackground((err, job) => log.error({ err, job }, 'background job failed'))
}

/** Runs when a page, route or action has thrown. */
export const onRequestError: Instrumentation.onRequestError = async (error, { headers }) => {
  // biome-ignore lint/style/noProcessEnv: Next puts the value here while building
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { watchErrors } = await import('@/lib/web/watch-errors')
  watchErrors(error, headers)
}

/** Runs once in each server process, before its first request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next puts the value here while building
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startBackground } = await import('@/lib/jobs/background')
  const { watchRequests } = await import('@/lib/web/watch-requests')
  watchRequests()
  startBackground()
}

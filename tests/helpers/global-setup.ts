import { startTestCluster } from '@/scripts/test/cluster'

/** For vitest and Playwright alike: the cluster that `npm test` has started, or one of our own. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.ROLLCALL_TEST_OWNER_URL !== undefined) return undefined
  const { stop } = await startTestCluster()
  return stop
}

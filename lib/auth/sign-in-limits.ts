import { createHash } from 'node:crypto'
import { type Limiter, limiter } from '@/lib/db/limiter'
import { networkKey } from '@/lib/origin/address'

const WINDOW_S = 15 * 60
const TRIES_PER_ACCOUNT = 10
const TRIES_PER_NETWORK = 100

let limits: { account: Limiter; network: Limiter } | undefined

/**
 * Whether another try is allowed, by account and by network (by network alone where `email` is null: no address, no account); a right password gives its tries back. A browser in which the person has signed
 * in before (`knownBrowser`) has tries of its own: a stranger who uses up the account's must not lock its owner out (ASVS 6.1.1).
 */
export async function takeTry(email: string | null, ip: string | null, knownBrowser: string | null) {
  limits ??= {
    account: limiter('sign_in.account', TRIES_PER_ACCOUNT, WINDOW_S),
    network: limiter('sign_in.network', TRIES_PER_NETWORK, WINDOW_S),
  }
  const { account, network } = limits
  // The address itself need not stand in the table of limits.
  const accountKey = createHash('sha256')
    .update(JSON.stringify([email, knownBrowser]))
    .digest('base64url')
  const fromNetwork = networkKey(ip)
  // The network first: one that has no try left must not use up other people's, nor fill the table with made-up accounts.
  const byNetwork = await network.take(fromNetwork)
  const taken = byNetwork.allowed && email !== null ? await account.take(accountKey) : byNetwork
  return {
    ...taken,
    succeeded: async () => void (await Promise.all([account.forget(accountKey), network.giveBack(fromNetwork)])),
    /** Nothing was compared: the try is there again. */
    notMade: async () => void (await Promise.all([account.giveBack(accountKey), network.giveBack(fromNetwork)])),
  }
}

import { createHash } from 'node:crypto'
import { type Limiter, limiter } from '@/lib/db/limiter'
import { networkKey } from '@/lib/origin/address'

const [WINDOW_S, DAY_S] = [15 * 60, 24 * 3_600]
const ASKS_PER_ADDRESS = 3
/** Without it three in each quarter of an hour would be 288 a day. */
const ASKS_A_DAY = 10
const ASKS_PER_NETWORK = 30

let limits: { address: Limiter; day: Limiter; network: Limiter } | undefined

/** Whether another letter may be asked for, by network and, where it is an address that was typed, by that: nobody's mailbox is to be filled from here. */
export async function takeAsk(email: string | null, ip: string | null) {
  limits ??= {
    address: limiter('forgot.address', ASKS_PER_ADDRESS, WINDOW_S),
    day: limiter('forgot.day', ASKS_A_DAY, DAY_S),
    network: limiter('forgot.network', ASKS_PER_NETWORK, WINDOW_S),
  }
  // The network first, as at signing in; and the address itself need not stand in the table of limits.
  const byNetwork = await limits.network.take(networkKey(ip))
  if (!byNetwork.allowed || email === null) return byNetwork
  const key = createHash('sha256').update(email).digest('base64url')
  const byAddress = await limits.address.take(key)
  return byAddress.allowed ? limits.day.take(key) : byAddress
}

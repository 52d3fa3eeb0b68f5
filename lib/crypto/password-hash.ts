import 'server-only'
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Gate } from './gate'

// Argon2id as OWASP's password storage advice has it: 19 MiB, two passes, one lane; 20 ms on the reference machine.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const gateKey = Symbol.for('rollcall.hashes')

/**
 * At most two hashes at once, and a short queue: a flood of sign-ins must leave the processor to everything else. One for the process: Next
 * bundles routes apart, so it hangs on globalThis.
 */
function gate(): Gate {
  const shared = globalThis as { [gateKey]?: Gate }
  shared[gateKey] ??= new Gate(2, 40)
  return shared[gateKey]
}

/** The PHC string of a password. @throws AppError `too_many` when too many hashes already wait. */
export function hashPassword(password: string): Promise<string> {
  return gate().pass(() => hash(password, options))
}

const random = (bytes: number) => randomBytes(bytes).toString('base64').replace(/=+$/, '')

/** A hash that no password has. Comparing with it costs what any comparison costs, and it need not be computed first: the first one is no slower. */
const decoy = `$argon2id$v=19$m=${options.memoryCost},t=${options.timeCost},p=${options.parallelism}$${random(16)}$${random(32)}`

/**
 * Whether the password belongs to the hash. A missing hash (unknown user, no password yet) costs the same time and is false.
 * @throws AppError `too_many` when too many hashes already wait.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const same = await gate().pass(() => verify(stored ?? decoy, password))
  return same && stored !== null
}

import { verifyPassword } from '@/lib/crypto/password-hash'
import { AppError } from '@/lib/errors/app-error'
import { enAccount } from '@/lib/i18n/en-account'

/**
 * Refuses a new password that is none. Compared as signing in compares: one hash, behind the gate of them all.
 * @throws AppError `invalid` where it is the one that there is already, `too_many` when too many hashes wait.
 */
export async function assertAnotherPassword(stored: string | null, password: string): Promise<void> {
  if (stored === null || !(await verifyPassword(stored, password))) return
  const { samePassword } = enAccount.account
  throw new AppError('invalid', samePassword, { password: samePassword })
}

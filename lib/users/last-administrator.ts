import type { WriteDoor, WriteOptions } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'

/** Whatever may take an administrator away queues here: of two at once the second finds its session ended, or nobody else left. */
export const administratorsQueue: WriteOptions = { lock: 'rollcall.administrators' }

/** @throws AppError `conflict` where the person is the only active System Administrator. */
export async function assertNotLastAdministrator(tx: WriteDoor, person: { id: string; role: string; status: string }): Promise<void> {
  if (person.role !== 'system_administrator' || person.status !== 'active') return
  const others = await tx.user.count({ where: { role: 'system_administrator', status: 'active', id: { not: person.id } } })
  if (others === 0) throw new AppError('conflict', 'This is the last System Administrator. Make another one first.')
}

import type { WriteDoor } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'

export type Person = { readonly id: string; readonly name: string; readonly email: string; readonly role: string; readonly status: string }

/** The person inside a running write. @throws AppError `not_found` alike for an unknown id and for somebody deleted. */
export async function findPerson(tx: WriteDoor, userId: string): Promise<Person> {
  const person = await tx.user.find({ where: { id: userId }, select: { id: true, name: true, email: true, role: true, status: true } })
  if (person === null) throw new AppError('not_found', 'This person is not known.')
  return person
}

import type { WriteDoor } from '@/lib/db/write'

type Addressed = { readonly id: string; readonly email: string }

/**
 * The address that the person had when the first of these sessions began. Whoever came in with the password may have changed it since, so that the link for a new one
 * would go to them: it is put back, and is where the letter goes. `other` is what it was changed to. Where somebody else has it by now, `address` is null: the
 * letter would be theirs.
 */
export async function putBackAddress(
  tx: WriteDoor,
  { id, email }: Addressed,
  sessions: readonly string[],
): Promise<{ readonly address: string | null; readonly other: string | null }> {
  const where = { userId: id, id: { in: [...sessions] } }
  const first = await tx.session.find({ where, orderBy: { startedAt: 'asc' }, select: { userEmail: true } })
  if (first === null || first.userEmail === email) return { address: email, other: null }
  const address = first.userEmail
  if ((await tx.user.count({ where: { email: address } })) > 0) return { address: null, other: email }
  await tx.user.update({ where: { id, status: 'active' }, data: { email: address } })
  return { address, other: email }
}

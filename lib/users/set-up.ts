import type { SystemContext } from '@/lib/access/context'
import { hashPassword } from '@/lib/crypto/password-hash'
import { tokenHash } from '@/lib/crypto/token'
import { read } from '@/lib/db/read'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import type { Administrator, SetUp } from './schema'

const notValid = () => new AppError('not_found', 'This set-up link is not valid any more. Start Rollcall again for a new one.')

/** Two set-ups at once: the second waits for it and then finds a person. */
const queue = { lock: 'rollcall.set-up' }

async function makeFirst(tx: WriteDoor, { email, name }: Administrator, passwordHash: string): Promise<string> {
  if ((await tx.user.count()) > 0) throw new AppError('conflict', 'Rollcall is already set up. Sign in instead.')
  const { id } = await tx.user.create({ email, name, role: 'system_administrator', status: 'active', passwordHash, roleByName: 'Set-up' })
  return id
}

/** Makes the first System Administrator with the one-time link. @throws AppError `conflict` once there is anybody, `not_found` for a link that is not valid. */
export async function setUp(ctx: SystemContext, input: SetUp): Promise<{ id: string }> {
  // Nobody without the link makes us hash.
  if (!(await isSetUpLink(ctx, input.token))) throw notValid()
  const passwordHash = await hashPassword(input.password)
  return write(
    ctx,
    async (tx) => {
      const used = await tx.token.update({
        where: { kind: 'setup', tokenHash: tokenHash(input.token), usedAt: null, expiresAt: { gt: ctx.now } },
        data: { usedAt: ctx.now },
      })
      if (used !== 1) throw notValid()
      return { id: await makeFirst(tx, input, passwordHash) }
    },
    queue,
  )
}

/** Makes the first System Administrator of an unattended set-up (ADMIN_EMAIL, ADMIN_PASSWORD). @throws AppError `conflict` once there is anybody. */
export async function setUpAdministrator(ctx: SystemContext, input: Administrator): Promise<void> {
  const passwordHash = await hashPassword(input.password)
  await write(ctx, (tx) => makeFirst(tx, input, passwordHash), queue)
}

/** Whether nobody exists yet and the link may still be used. */
export async function isSetUpLink(ctx: SystemContext, token: string): Promise<boolean> {
  const door = read(ctx)
  const found = await door.token.find({
    where: { kind: 'setup', tokenHash: tokenHash(token), usedAt: null, expiresAt: { gt: ctx.now } },
    select: { id: true },
  })
  return found !== null && (await door.user.count()) === 0
}

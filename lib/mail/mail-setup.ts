import type { UserContext } from '@/lib/access/context'
import { assertFresh } from '@/lib/access/fresh'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { type WriteDoor, write } from '@/lib/db/write'
import { appOrigin } from '@/lib/env/app-origin'
import { env } from '@/lib/env/env'
import { AppError } from '@/lib/errors/app-error'
import { enMail } from '@/lib/i18n/en-mail'
import { notify } from '@/lib/live/notify'
import { transportSet } from './chosen-transport'
import type { MailSetup } from './letter-schemas'

const select = { mailFrom: true, mailReplyTo: true, productName: true, mailNoticesAnHour: true, revision: true } as const

/** How sending is set up: by what (null: by nothing), and from whom. `leadsHere`: where links lead to, if that is this machine alone. */
export type StoredMailSetup = MailSetup & { readonly by: ReturnType<typeof transportSet>; readonly leadsHere: string | null }

/** How sending is set up now. Administrators. */
export async function readMailSetup(ctx: UserContext): Promise<StoredMailSetup> {
  assertMay(ctx, 'mail.see')
  const stored = await read(ctx).settings.find({ select })
  if (stored === null) throw new AppError('forbidden', 'Your role does not allow this.')
  return { ...stored, by: transportSet(), leadsHere: env().appUrl === null ? appOrigin() : null }
}

/**
 * Changes from whom letters come and how many notices are too many; answers whether anything was changed.
 * @throws AppError `conflict` when the settings were changed meanwhile, `reauth_required`.
 */
export async function saveMailSetup(ctx: UserContext, { revision, ...wanted }: MailSetup): Promise<boolean> {
  assertMay(ctx, 'mail.change')
  assertFresh(ctx)
  const save = async (tx: WriteDoor): Promise<boolean> => {
    const held = await tx.settings.hold()
    const stored = await readMailSetup(ctx)
    const names = ['mailFrom', 'mailReplyTo', 'productName', 'mailNoticesAnHour'] as const
    const changed = names.filter((name) => stored[name] !== wanted[name])
    if (changed.length === 0) return false
    if (held.revision !== revision) throw new AppError('conflict', enMail.mail.form.changedMeanwhile)
    await notify(tx, { kind: 'settings.changed' })
    await tx.settings.change(Object.fromEntries(changed.map((name) => [name, wanted[name]])), { clocks: false })
    return true
  }
  return write(ctx, save, { lock: 'settings' })
}

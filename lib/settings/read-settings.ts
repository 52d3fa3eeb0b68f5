import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { settingsSelect } from '@/lib/db/settings-door'
import { present, type StoredSettings } from './stored-settings'

/** The settings as they are in force. */
export async function readSettings(ctx: UserContext): Promise<StoredSettings> {
  assertMay(ctx, 'settings.see')
  const { settings } = read(ctx)
  const [stored, changedByAddress] = await Promise.all([settings.find({ select: settingsSelect }), settings.changedByAddress()])
  return { ...present(stored), changedByAddress }
}

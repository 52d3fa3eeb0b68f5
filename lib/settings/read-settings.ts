import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { settingsSelect } from '@/lib/db/settings-door'
import { present, type StoredSettings } from './stored-settings'

/** The settings as they are in force. */
export async function readSettings(ctx: UserContext): Promise<StoredSettings> {
  assertMay(ctx, 'settings.see')
  return present(await read(ctx).settings.find({ select: settingsSelect }))
}

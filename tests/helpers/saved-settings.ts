import type { UserContext } from '@/lib/access/context'
import { type SavedSettings, type SettingsReview, saveSettings } from '@/lib/settings/save-settings'
import { saveSettingsSchema } from '@/lib/settings/schema'
import { testDatabase } from './database'
import { filled } from './settings-form'

const sql = async (text: string) => (await testDatabase()).owner.query(text)

/** Which revision of the settings is in force. */
export const revisionNow = async (): Promise<string> => String((await sql('SELECT revision FROM settings')).rows[0].revision)

/** Sends the form of settings with the defaults, but for `over`, made from the present revision or from that one. */
export const send = async (ctx: UserContext, over: Readonly<Record<string, string>>, revision?: string): Promise<SavedSettings> =>
  saveSettings(ctx, saveSettingsSchema.parse(filled({ revision: revision ?? (await revisionNow()), ...over })))

/** The review that was answered. */
export function reviewOf(saved: SavedSettings): SettingsReview {
  if (saved.outcome !== 'review') throw new Error(`It was ${saved.outcome}.`)
  return saved.review
}

/** Looks at the effect, and saves. */
export async function change(ctx: UserContext, over: Readonly<Record<string, string>>): Promise<SavedSettings> {
  const { reviewed } = reviewOf(await send(ctx, over))
  return send(ctx, { ...over, reviewed })
}

/** Ends every session, and puts the defaults back as nobody's. */
export async function startAnew(): Promise<void> {
  await sql(`UPDATE sessions SET ended_at = now(), end_reason = 'system' WHERE ended_at IS NULL`)
  await sql(`UPDATE settings SET retention_days = 30, read_days = 30, notify_enabled = true, notify_every = false, idle_enabled = true, idle_minutes = 60,
    limit_enabled = true, limit_minutes = 480, cleanup_from = NULL, cleanup_minutes = 60, timeouts_from = NULL, timeouts_minutes = 5, clocks_since = 'epoch',
    revision = 1, changed_at = NULL, changed_by = NULL, changed_by_name = NULL`)
}

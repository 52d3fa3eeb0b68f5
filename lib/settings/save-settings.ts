import type { UserContext } from '@/lib/access/context'
import { assertFresh, isFresh } from '@/lib/access/fresh'
import { assertMay } from '@/lib/access/may'
import { type WriteDoor, write } from '@/lib/db/write'
import { notify, notifyEnded } from '@/lib/live/notify'
import { changedMeanwhile } from './changed-meanwhile'
import { changesClocks, changesOf, collidingOf, mattersMuch, reviewOf, type SettingChange, wantedOf } from './changes-of'
import { closeRanOut } from './close-ran-out'
import { effectOf, type SettingsEffect } from './effect-of'
import { readSettings } from './read-settings'
import type { SaveSettings } from './schema'
import { type SettingWarning, warningsOf } from './warnings-of'

/** What a change would do, shown before it is made; `reviewed` names it. */
export type SettingsReview = SettingsEffect & {
  readonly changes: readonly SettingChange[]
  readonly warnings: readonly SettingWarning[]
  readonly reviewed: string
  /** Whether the password will be asked for. */
  readonly needsPassword: boolean
}

export type SavedSettings =
  | { readonly outcome: 'saved'; readonly changed: number; readonly ended: number; readonly clocks: boolean }
  | { readonly outcome: 'same' }
  | { readonly outcome: 'review'; readonly review: SettingsReview }

/**
 * Changes the settings, all at once or not at all. A change of clocks or retention is shown with its effect first (`reviewed` says that this was done), and
 * asks for the password where the last proof is older than 5 minutes. A change of clocks first closes what had run out under the values before.
 * Of a form that was made from other settings only what was typed in it counts.
 * @throws AppError `conflict` when somebody else has changed the same meanwhile, `reauth_required`.
 */
export async function saveSettings(ctx: UserContext, input: SaveSettings): Promise<SavedSettings> {
  assertMay(ctx, 'settings.change')
  const { revision, reviewed, zone } = input
  const stored = await readSettings(ctx)
  const wanted = wantedOf(input, stored)
  const changes = changesOf(stored, wanted)
  if (changes.length === 0) return { outcome: 'same' }
  const colliding = stored.revision === revision ? [] : collidingOf(input, changes)
  if (colliding.length > 0) throw changedMeanwhile(ctx, stored, colliding, zone)
  const review = reviewOf(stored.revision, changes)
  if (mattersMuch(changes)) {
    if (reviewed !== review) {
      const effect = await effectOf(ctx, changes, stored, wanted)
      return {
        outcome: 'review',
        review: { ...effect, changes, warnings: warningsOf(wanted), reviewed: review, needsPassword: !isFresh(ctx) },
      }
    }
    assertFresh(ctx)
  }
  const clocks = changesClocks(changes)
  // Most of it outside, in short transactions: the one below then holds little, and not for long.
  const before = clocks ? await closeRanOut() : 0
  const save = async (tx: WriteDoor) => {
    const held = await tx.settings.hold()
    if (held.revision !== stored.revision)
      throw changedMeanwhile(ctx, held, collidingOf(input, changesOf(held, wantedOf(input, held))), zone)
    const ended = clocks ? await tx.settings.endRanOut() : []
    await notify(tx, { kind: 'settings.changed' })
    await notifyEnded(tx, ended)
    // The last before the commit: from here on counts the time that is left to what others are writing.
    await tx.settings.change(Object.fromEntries(changes.map(({ name, to }) => [name, to])), { clocks })
    return ended.length
  }
  const ended = await write(ctx, save, { lock: 'settings' })
  return { outcome: 'saved', changed: changes.length, ended: before + ended, clocks }
}

import type { UserContext } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { called } from '@/lib/i18n/called'
import { enSettings } from '@/lib/i18n/en-settings'
import type { SettingChange } from './changes-of'
import { settingText } from './setting-text'
import type { StoredSettings } from './stored-settings'

const words = enSettings.settings

/** The refusal of a form whose changes are of what somebody else has changed since it was made: by whom and when, and beside each of them what holds now. */
export function changedMeanwhile(
  ctx: Pick<UserContext, 'now'>,
  stored: StoredSettings,
  differing: readonly SettingChange[],
  zone: string,
): AppError {
  const { changedAt, changedByName, changedByAddress } = stored
  const minutes = changedAt === null ? 0 : Math.floor((ctx.now.getTime() - changedAt.getTime()) / 60_000)
  return new AppError(
    'conflict',
    words.conflict(called(changedByName ?? words.somebody, changedByAddress), words.minutesAgo(Math.max(0, minutes)), differing.length),
    Object.fromEntries(differing.map(({ name, from }) => [name, words.storedNow(settingText(name, from, zone))])),
  )
}

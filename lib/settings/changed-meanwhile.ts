import type { UserContext } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { called } from '@/lib/i18n/called'
import { enSettings } from '@/lib/i18n/en-settings'
import { changesOf } from './changes-of'
import { settingText } from './setting-text'
import type { SettingValues } from './setting-values'
import type { StoredSettings } from './stored-settings'

const words = enSettings.settings

/** The refusal of a form that was made from settings which somebody else has changed since: by whom and when, and beside each field that differs what holds now. */
export function changedMeanwhile(ctx: Pick<UserContext, 'now'>, stored: StoredSettings, wanted: SettingValues, zone: string): AppError {
  const { changedAt, changedByName, changedByAddress } = stored
  const minutes = changedAt === null ? 0 : Math.floor((ctx.now.getTime() - changedAt.getTime()) / 60_000)
  const differing = changesOf(stored, wanted)
  return new AppError(
    'conflict',
    words.conflict(called(changedByName ?? words.somebody, changedByAddress), words.minutesAgo(Math.max(0, minutes)), differing.length),
    Object.fromEntries(differing.map(({ name, from }) => [name, words.storedNow(settingText(name, from, zone))])),
  )
}

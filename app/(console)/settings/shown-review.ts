import { enSettings } from '@/lib/i18n/en-settings'
import type { SettingsReview } from '@/lib/settings/save-settings'
import { settingText } from '@/lib/settings/setting-text'

const { review: words, fields, warnings: cautions } = enSettings.settings

/** A change and its effect in words. */
export type ShownReview = {
  readonly changes: readonly string[]
  readonly effects: readonly string[]
  readonly warnings: readonly string[]
  readonly reviewed: string
}

function effectsOf({ ending, retention }: SettingsReview): string[] {
  const said: string[] = []
  if (ending !== null) said.push(words.ending(ending.count, ending.exact) + (ending.own ? ` ${words.own}` : ''))
  for (const { kind, what, activities, days, sessions } of retention) {
    const [first, second] = kind === 'go' ? [words.goes, words.sessionsGo] : [words.back, words.sessionsBack]
    said.push(first(what, activities, days))
    if (sessions !== null && (sessions.count > 0 || !sessions.exact)) said.push(second(sessions.count, sessions.exact))
  }
  // Once, though both the log and views come back.
  const begins = retention.find(({ kind, begins }) => kind === 'back' && begins !== null)?.begins
  return begins ? [...said, words.begins(begins)] : said
}

/** Puts a review into words; times are those of the zone. */
export const shownReview = (review: SettingsReview, zone: string): ShownReview => ({
  changes: review.changes.map(({ name, from, to }) => words.from(fields[name], settingText(name, from, zone), settingText(name, to, zone))),
  effects: effectsOf(review),
  warnings: review.warnings.map((warning) => cautions[warning]),
  reviewed: review.reviewed,
})

import { z } from 'zod'
import { enSettings } from '@/lib/i18n/en-settings'
import { parsedJson } from '@/lib/lists/parsed-json'
import { isMinute } from '@/lib/time/zoned-minute'
import { knownZone } from '@/lib/time/zones'
import { bounds } from './setting-values'

const words = enSettings.settings

/** A field of the form, cut off before anything looks at it. One that is missing is blank, and told by its name as that is. */
const text = z.string().max(64, { error: words.tooLong, abort: true }).default('')

/** A whole number in digits between its bounds; whatever else is typed is told the bounds. */
function whole(name: keyof typeof bounds) {
  const [least, most] = bounds[name]
  return text.transform((typed, context) => {
    const digits = typed.trim()
    const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
    if (value >= least && value <= most) return value
    context.addIssue(words.outOfBounds(words.fields[name], least, most))
    return z.NEVER
  })
}

/** A form sends `off` for each box, and `on` after it where it is ticked: one that is missing says nothing. */
const onOff = (name: keyof typeof words.fields) =>
  text.transform((sent, context) => {
    if (sent === 'on' || sent === 'off') return sent === 'on'
    context.addIssue(words.notOnOff(words.fields[name]))
    return z.NEVER
  })

/** A minute of the calendar as a browser's field writes it, or nothing: which instant that is depends on the zone. */
const start = text
  .transform((typed) => typed.trim().replace(/^(.{16}):00(\.0+)?$/, '$1'))
  .refine((typed) => typed === '' || isMinute(typed), words.notMinute)
  .transform((typed) => (typed === '' ? null : typed))

const zone = text.transform((sent, context) => {
  const known = knownZone(sent)
  if (known !== null) return known
  context.addIssue(words.tooOld)
  return z.NEVER
})

const fields = {
  retentionDays: whole('retentionDays'),
  readDays: whole('readDays'),
  notifyEnabled: onOff('notifyEnabled'),
  notifyEvery: onOff('notifyEvery'),
  idleEnabled: onOff('idleEnabled'),
  idleMinutes: whole('idleMinutes'),
  limitEnabled: onOff('limitEnabled'),
  limitMinutes: whole('limitMinutes'),
  cleanupFrom: start,
  cleanupMinutes: whole('cleanupMinutes'),
  timeoutsFrom: start,
  timeoutsMinutes: whole('timeoutsMinutes'),
}
const fieldsSchema = z.strictObject(fields)

/** What the fields held before anybody typed: JSON by field. Where it cannot be read, every field counts as typed. */
const shown = z
  .string()
  .max(2_000)
  .transform((sent) => parsedJson(fieldsSchema, sent))
  .optional()

/** The whole form. `revision` names the settings that it was made from, `zone` where its times are, `reviewed` the changes whose effect was shown. */
export const saveSettingsSchema = z.strictObject({
  revision: text.refine((sent) => /^\d{1,9}$/.test(sent), words.tooOld).transform(Number),
  zone,
  reviewed: text,
  shown,
  ...fields,
})
export type SaveSettings = z.infer<typeof saveSettingsSchema>

import { isIP } from 'node:net'
import { z } from 'zod'
import { roles } from '@/lib/access/roles'
import { foreignLines, foreignText } from './foreign-text'
import { type LinkKind, letterLinks } from './letter-link'
import type { LetterKind, Letters } from './letters'

const text = z.string().transform((value) => foreignText(value))
const maybe = text.nullable()
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value))
const zone = z.string().nullable()
const ip = z
  .string()
  .transform((value) => (isIP(value) === 0 ? foreignText(value, 60) : value))
  .nullable()
const link = z.object({ kind: z.enum(Object.keys(letterLinks) as LinkKind[]), id: z.uuid() })
const role = z.enum(roles)

const session = z.object({
  at: moment,
  zone,
  deviceType: text,
  browser: maybe,
  os: maybe,
  ip,
  networkClass: text,
  city: maybe,
  region: maybe,
  country: maybe,
  accuracyKm: z.number().nullable(),
  asnOrg: maybe,
  method: text,
})
export type ShownSession = z.infer<typeof session>

/** The facts of every kind of letter as they come back from the database, made fit to be shown: what others wrote is foreign text from here on. */
export const letterFacts = {
  new_sign_in: z.object({
    why: z.enum(['every_session', 'new_device', 'unusual_place']),
    newIn: z.enum(['country', 'region']).nullable(),
    session,
    notMe: link,
  }),
  session_ended: z.object({
    session,
    others: z.int().nonnegative(),
    endedAt: moment,
    message: z
      .string()
      .nullable()
      .transform((value) => foreignLines(value ?? '')),
  }),
  invitation: z.object({ link, by: text, role }),
  password_link: z.object({ link, by: text }),
  forgotten_password: z.object({ link, askedAt: moment, zone, ip }),
  password_needed: z.object({ link, isBack: z.boolean().optional() }),
  password_changed: z.object({ at: moment, zone, ip }),
  role_changed: z.object({ from: role, to: role, by: text }),
  address_confirm: z.object({ link, from: text, by: text }),
  address_changed: z.object({ to: text, by: text }),
  case_opened: z.object({ caseId: z.uuid(), who: text, session }),
  job_failed: z.object({ job: text, at: moment, error: z.string().transform((value) => foreignText(value, 500)) }),
  digest: z.object({
    notices: z.array(z.object({ kind: z.enum(['new_sign_in', 'session_ended']), session })),
    count: z.int().positive(),
  }),
  test: z.object({ by: text }),
} satisfies { readonly [K in LetterKind]: z.ZodType<object, Letters[K]> }

export type ShownFacts = { readonly [K in keyof typeof letterFacts]: z.infer<(typeof letterFacts)[K]> }

import { z } from 'zod'
import type { Reader } from '@/lib/db/reader'
import type { ToldSession } from '@/lib/mail/letters'

/** A session as a case keeps it: what letters tell of it, and what whoever works on the case looks at besides. */
export type Evidence = ToldSession & {
  /** The person's address at that time. */
  readonly address: string
  readonly browserVersion: string | null
  readonly osVersion: string | null
  readonly deviceVendor: string | null
  readonly deviceModel: string | null
  readonly userAgent: string
  readonly asn: number | null
  /** What the person's address had been changed to since, before it was put back; null where it had not been. */
  readonly otherAddress: string | null
  /** Retention had forgotten the session by then: nothing but its time is known. */
  readonly isGone: boolean
}

const select = {
  ...{
    startedAt: true,
    deviceType: true,
    deviceVendor: true,
    deviceModel: true,
    browser: true,
    browserVersion: true,
    os: true,
    osVersion: true,
  },
  ...{
    userAgent: true,
    ipFirst: true,
    networkClass: true,
    city: true,
    region: true,
    country: true,
    accuracyKm: true,
    asn: true,
    asnOrg: true,
  },
  method: true,
  userEmail: true,
} as const

const nothing = {
  ...{
    deviceType: 'unknown',
    deviceVendor: null,
    deviceModel: null,
    browser: null,
    browserVersion: null,
    os: null,
    osVersion: null,
    userAgent: '',
  },
  ...{
    ip: null,
    networkClass: 'unknown',
    city: null,
    region: null,
    country: null,
    accuracyKm: null,
    asn: null,
    asnOrg: null,
    method: 'password',
  },
}

/** The session whose evidence is wanted; `at` is when it began, which is known when it is not, and `address` the person's now. */
export type Suspect = { readonly sessionId: string; readonly at: Date; readonly zone: string | null; readonly address: string }

/** What is known of a session, at its sign-in, whether it is still kept or not. */
export async function evidenceOf({ find }: Pick<Reader<'session'>, 'find'>, { sessionId, at, zone, address }: Suspect): Promise<Evidence> {
  const session = await find({ where: { id: sessionId }, select })
  if (session === null) return { ...nothing, at: at.toISOString(), zone, address, otherAddress: null, isGone: true }
  const { startedAt, ipFirst: ip, userEmail, ...facts } = session
  return { ...facts, ip, at: startedAt.toISOString(), zone, address: userEmail, otherAddress: null, isGone: false }
}

const text = z.string().nullable()
const number = z.number().nullable()

/** Evidence as it was stored. */
export const evidenceSchema: z.ZodType<Evidence> = z.object({
  ...{ at: z.string(), zone: text, address: z.string(), method: z.string(), isGone: z.boolean() },
  ...{
    deviceType: z.string(),
    deviceVendor: text,
    deviceModel: text,
    browser: text,
    browserVersion: text,
    os: text,
    osVersion: text,
    userAgent: z.string(),
  },
  ...{
    ip: text,
    networkClass: z.string(),
    city: text,
    region: text,
    country: text,
    accuracyKm: number,
    asn: number,
    asnOrg: text,
    otherAddress: text,
  },
})

import type { LetterLink } from './letter-link'

/** A session as a letter tells it, by what was recorded. Times are ISO 8601 in UTC. */
export type ToldSession = {
  readonly at: string
  /** The person's own zone; null where they never chose one. */
  readonly zone: string | null
  readonly deviceType: string
  readonly browser: string | null
  readonly os: string | null
  readonly ip: string | null
  readonly networkClass: string
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  /** How exactly the place is known, in kilometres. */
  readonly accuracyKm: number | null
  readonly asnOrg: string | null
  readonly method: string
}

/** Why somebody is told of a sign-in: of each one, of one with a device, or at a place, that they were never seen with or at. */
type WhyTold = 'every_session' | 'new_device' | 'unusual_place'

/** Every kind of letter, with the facts that it tells. A letter's words are made when it is delivered. */
export type Letters = {
  /** `newIn`: they had never signed in from that country, or region. */
  new_sign_in: {
    readonly why: WhyTold
    readonly newIn: 'country' | 'region' | null
    readonly session: ToldSession
    readonly notMe: LetterLink
  }
  /** By a manager: the newest of the person's sessions that one kill ended, and how many others it ended. By whom, and why, is not for them to know. */
  session_ended: { readonly session: ToldSession; readonly others: number; readonly endedAt: string; readonly message: string | null }
  invitation: { readonly link: LetterLink; readonly by: string; readonly role: string }
  password_link: { readonly link: LetterLink; readonly by: string }
  forgotten_password: { readonly link: LetterLink; readonly askedAt: string; readonly zone: string | null; readonly ip: string | null }
  /** After "This wasn't me": the old password is void. `isBack`: the letter goes to the address of before, which is the person's again. */
  password_needed: { readonly link: LetterLink; readonly isBack?: boolean | undefined }
  password_changed: { readonly at: string; readonly zone: string | null; readonly ip: string | null }
  role_changed: { readonly from: string; readonly to: string; readonly by: string }
  /** To the new address; nothing changes before it is confirmed there. */
  address_confirm: { readonly link: LetterLink; readonly from: string; readonly by: string }
  /** To the old one, once the new one holds. */
  address_changed: { readonly to: string; readonly by: string }
  /** To managers: somebody said that a sign-in was not theirs. */
  case_opened: { readonly caseId: string; readonly who: string; readonly session: ToldSession }
  /** To administrators. */
  job_failed: { readonly job: string; readonly at: string; readonly error: string }
  /** Notices over the cap of an hour, told together: at most so many of them, and how many there were. */
  digest: {
    readonly notices: readonly { readonly kind: 'new_sign_in' | 'session_ended'; readonly session: ToldSession }[]
    readonly count: number
  }
  test: { readonly by: string }
}
export type LetterKind = keyof Letters

/** Whom a letter goes to. */
export type Addressee = { readonly userId: string | null; readonly name: string; readonly address: string }

/** A letter to be sent. */
export type Letter<K extends LetterKind = LetterKind> = {
  [Kind in K]: {
    readonly kind: Kind
    readonly to: Addressee
    readonly facts: Letters[Kind]
    /** Of no use any more from then on. */
    readonly expiresAt?: Date
    /** What it tells, where several writes tell it: a person gets one letter under a key. */
    readonly once?: string
  }
}[K]

/** How much of a past is laid: everything else follows from it and from the one seed. */
export type Size = {
  /** People, the forty hand-written ones first. */
  readonly people: number
  /** Whole days before today. */
  readonly days: number
}

/** What `npm run demo` shows: some 60,000 sessions and 1,000,000 activities. */
export const FULL: Size = { people: 300, days: 90 }

/** The one number that everything comes from. */
export const SEED = 3442

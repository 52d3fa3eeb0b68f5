import type { Figure } from './figure'

/** What a part of the bench may use. */
export type Bench = {
  /** The database server's log. */
  readonly databaseLog: string
}

export type Part = (bench: Bench) => Promise<Figure[]>

/** The signing secret of the measured servers; fixtures seal cookies with it. */
export const SECRET = 'a secret for measuring only, 48 bytes, not used.'

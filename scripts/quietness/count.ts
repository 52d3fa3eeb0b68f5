import type pg from 'pg'
import type { Life } from './days'
import { cookieOf } from './drive'
import type { Planted } from './strangers'

/** Why somebody was told of a sign-in that was their own. */
type Cause = 'second device' | 'cookies cleared' | 'travel' | 'VPN' | 'other'
const causes: readonly Cause[] = ['second device', 'cookies cleared', 'travel', 'VPN', 'other']

export type Count = {
  readonly people: number
  readonly signIns: number
  readonly letters: number
  readonly planted: number
  /** Of those, how many were told. */
  readonly told: number
  readonly byCause: Readonly<Record<Cause, number>>
  /** Letters a person about sign-ins of their own, but for the first one with their second device: mean, and the most that anybody got. */
  readonly needless: { readonly mean: number; readonly most: number; readonly peopleWith: readonly number[] }
  /** The same with that one. */
  readonly own: { readonly mean: number; readonly most: number }
}

type Told = { userId: string; browserId: string; why: string; country: string | null; letters: number }

const browsersOf = ({ who, jars }: Life) =>
  (['laptop', 'phone'] as const).flatMap((device) =>
    Array.from({ length: jars[device] + 1 }, (_, jar) => ({ cookie: cookieOf(`${who} ${device} ${jar}`), jar })),
  )

function causeOf({ why, browserId, country }: Told, { person }: Life, jars: ReadonlyMap<string, number>): Cause {
  if (why === 'new_device') return jars.get(browserId) === 0 ? 'second device' : 'cookies cleared'
  if (country !== null && country === person.travel?.town.country) return 'travel'
  return country !== null && country === person.vpn?.country ? 'VPN' : 'other'
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length)

/** Counts what the outbox holds, by person and cause. */
export async function count(owner: pg.Client, lives: readonly Life[], ids: readonly string[], planted: readonly Planted[]): Promise<Count> {
  const { rows } = await owner.query<Told>(`SELECT n.user_id AS "userId", n.browser_id AS "browserId", n.why, n.new_country AS country,
      (SELECT count(*)::int FROM letters l JOIN tokens t ON t.user_id = l.user_id AND t.session_id = n.session_id
        WHERE l.kind = 'new_sign_in' AND l.user_id = n.user_id AND l.at = n.at) AS letters
    FROM notices n`)
  const strangers = new Set(planted.map(({ attempt }) => cookieOf(attempt.browser)))
  const jars = new Map(lives.flatMap(browsersOf).map(({ cookie, jar }) => [cookie, jar]))
  const byCause = Object.fromEntries(causes.map((cause) => [cause, 0])) as Record<Cause, number>
  const [needless, own] = [lives.map(() => 0), lives.map(() => 0)]
  let told = 0
  for (const row of rows) {
    if (row.letters !== 1) throw new Error('A notice has no letter, or more than one.')
    const who = ids.indexOf(row.userId)
    const life = lives[who]
    if (life === undefined) throw new Error('Somebody was told who is not of these people.')
    if (strangers.has(row.browserId)) told += 1
    else {
      const cause = causeOf(row, life, jars)
      byCause[cause] += 1
      own[who] = (own[who] ?? 0) + 1
      if (cause !== 'second device') needless[who] = (needless[who] ?? 0) + 1
    }
  }
  const signIns = (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM sessions')).rows[0]?.n ?? 0
  const most = Math.max(...needless)
  const peopleWith = Array.from({ length: most + 1 }, (_, n) => needless.filter((one) => one === n).length)
  return {
    ...{ people: lives.length, signIns, letters: rows.length, planted: planted.length, told, byCause },
    ...{ needless: { mean: mean(needless), most, peopleWith }, own: { mean: mean(own), most: Math.max(...own) } },
  }
}

import { durationBins } from '@/lib/db/session-filter'
import type { SessionTally } from '@/lib/db/session-tally-days'
import type { TallyPart } from '@/lib/db/session-tally-scans'
import { type AnalysisField, analysisFields, type DurationBin, type Share } from './analysis'

type Told = { readonly where: Share['where']; readonly name?: string | undefined }

/** Which part tells a field, and how: what the list is filtered by to show the same sessions. */
const told: Record<AnalysisField, readonly [TallyPart, (tally: SessionTally) => Told]> = {
  role: ['role', ({ a }) => ({ where: { role: a } })],
  device: ['device', ({ a }) => ({ where: { device: a } })],
  vendor: ['device', ({ b }) => ({ where: { vendor: b } })],
  model: ['device', ({ b, c }) => ({ where: { vendor: b, model: c } })],
  browser: ['browser', ({ a }) => ({ where: { browser: a } })],
  browserVersion: ['browser', ({ a, b }) => ({ where: { browser: a, browserVersion: b } })],
  os: ['os', ({ a }) => ({ where: { os: a } })],
  osVersion: ['os', ({ a, b }) => ({ where: { os: a, osVersion: b } })],
  country: ['place', ({ a }) => ({ where: { country: a } })],
  region: ['place', ({ a, b }) => ({ where: { country: a, region: b } })],
  city: ['place', ({ a, c }) => ({ where: { country: a, city: c } })],
  network: ['network', ({ a }) => ({ where: { network: a } })],
  asn: ['network', ({ b, c }) => ({ where: { asn: b }, name: c || undefined })],
  reason: ['end', ({ a }) => ({ where: { reason: a } })],
}

/** The parts that the fields need. */
export const fieldParts: readonly TallyPart[] = [...new Set(Object.values(told).map(([part]) => part))]

function sharesOf(field: AnalysisField, byPart: ReadonlyMap<string, readonly SessionTally[]>): readonly Share[] {
  const [part, tell] = told[field]
  const found = new Map<string, Told & { count: number }>()
  for (const tally of byPart.get(part) ?? []) {
    const one = tell(tally)
    const key = JSON.stringify(one.where)
    const known = found.get(key)
    if (known) known.count += tally.count
    else found.set(key, { ...one, count: tally.count })
  }
  return [...found.entries()].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1)).map(([, share]) => share)
}

/** How many sessions have each value of each field, the most frequent first. */
export function fieldsOf(tallies: readonly SessionTally[]): Readonly<Record<AnalysisField, readonly Share[]>> {
  // Gone through once: of a period's thousands of quarters no field knows.
  const byPart = new Map<string, SessionTally[]>()
  for (const tally of tallies) {
    const known = byPart.get(tally.part)
    if (known) known.push(tally)
    else byPart.set(tally.part, [tally])
  }
  return Object.fromEntries(analysisFields.map((field) => [field, sharesOf(field, byPart)])) as Record<AnalysisField, readonly Share[]>
}

/** How long those lasted that are over. */
export function durationsOf(tallies: readonly SessionTally[]): readonly DurationBin[] {
  const ends = tallies.filter(({ part }) => part === 'end')
  return durationBins.map((from, at) => {
    const those = ends.filter(({ b }) => b === String(from))
    return { from, to: durationBins[at + 1] ?? null, count: those.reduce((sum, { count }) => sum + count, 0) }
  })
}

import type { Share } from './analysis'

/** A browser that is so many major versions behind is outdated: most have a new one each month. */
export const MONTHLY_BEHIND = 4
/** Safari has a new one each year. */
export const YEARLY_BEHIND = 2
/** What fewer have of a browser's sessions is no release yet, or no truth. */
const LEAST_SHARE = 0.01

const yearly = 'Safari'

// After Safari 18 came 26.
const [lastBefore, firstAfter] = [18, 26]
const skipped = firstAfter - lastBefore - 1

/** How many releases there were up to a major version; null for what is no number. */
function releaseOf({ where }: Share): number | null {
  const major = /^\d{1,4}$/.test(where.browserVersion ?? '') ? Number(where.browserVersion) : null
  if (major === null || where.browser !== yearly) return major
  return major >= firstAfter ? major - skipped : Math.min(major, lastBefore)
}

const majorOf = (browser: string, release: number): number => (browser === yearly && release > lastBefore ? release + skipped : release)

/** The newest release that a hundredth of a browser's sessions have, or a newer one; null where no version is a number. */
function newestAmong(versions: readonly Share[]): number | null {
  let left = versions.reduce((sum, { count }) => sum + count, 0) * LEAST_SHARE
  const releases = versions.flatMap((share) => [[releaseOf(share) ?? -1, share.count] as const]).sort(([one], [other]) => other - one)
  for (const [release, count] of releases) {
    left -= count
    if (left <= 0) return release < 0 ? null : release
  }
  return null
}

/** The newest release of each browser, by its name. */
export function newestOf(shares: readonly Share[]): ReadonlyMap<string, number> {
  const browsers = new Set(shares.flatMap(({ where }) => where.browser || []))
  return new Map(
    [...browsers].flatMap((browser) => {
      const newest = newestAmong(shares.filter(({ where }) => where.browser === browser))
      return newest === null ? [] : [[browser, newest] as const]
    }),
  )
}

/** Sessions with a browser whose version is older than this major one, which is not outdated. */
export type Outdated = { readonly browser: string; readonly before: number; readonly count: number }

/** How many have an outdated version of each browser, most frequent first; browsers of which nobody has are left out. */
export function outdatedOf(shares: readonly Share[], newest: ReadonlyMap<string, number>): readonly Outdated[] {
  const all = [...newest].map(([browser, last]) => {
    const least = last - (browser === yearly ? YEARLY_BEHIND : MONTHLY_BEHIND) + 1
    const old = shares.filter((share) => share.where.browser === browser && (releaseOf(share) ?? least) < least)
    return { browser, before: majorOf(browser, least), count: old.reduce((sum, { count }) => sum + count, 0) }
  })
  return all.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count || (one.browser < other.browser ? -1 : 1))
}

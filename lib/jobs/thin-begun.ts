import 'server-only'
import { thinBegunDay, thinnedKinds } from '@/lib/db/thin-begun'
import type { Step } from './step'

const ROWS = 20_000
const PAUSE_MS = 20

/** Removes what would be out of sight for more than 24 hours by the next clean-up, of a day that is not wholly too old yet. */
export function* thinBegun(): Generator<Step> {
  for (const kind of thinnedKinds)
    yield {
      ...{ what: kind === 'views' ? 'views' : 'activities', pauseMs: PAUSE_MS },
      async next(slice) {
        const rows = await thinBegunDay(slice, kind, ROWS)
        return { rows, done: rows < ROWS }
      },
    }
}

import { hub } from './hub'
import type { Viewer } from './judge'
import { startListening } from './listen'

const bucketMs = 5_000

/**
 * Another text whenever this viewer's lists may have changed: by the notices heard, the same at every instance that heard them, or, where none can be
 * heard, by time. What concerns others alone does not change it: when they come and go is not told to everybody.
 */
export function liveVersion(viewer: Viewer): string {
  startListening()
  const { listening, heard, heardByAll, heardBy } = hub()
  if (!listening) return `t${Math.floor(Date.now() / bucketMs)}`
  return viewer.seesEveryone ? heard : `${heardByAll}.${heardBy.get(viewer.userId) ?? ''}`
}

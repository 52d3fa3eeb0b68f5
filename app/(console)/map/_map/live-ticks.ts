import { isPaused, onAnyChange, onListsChange } from '@/app/_live/lists-change'

/** Sessions run out without anybody's doing. */
const lookMs = 60_000

/**
 * Acts when sessions changed since `version`, and every minute; while updates are paused not at all, and then at once where something was missed. Returns how
 * to stop.
 */
export function onLive(version: string, act: () => void): () => void {
  let missed = false
  const tick = () => {
    if (isPaused()) missed = true
    else act()
  }
  const goOn = () => {
    if (!missed || isPaused()) return
    missed = false
    act()
  }
  const timer = setInterval(tick, lookMs)
  const [deaf, free] = [onListsChange(version, act), onAnyChange(goOn)]
  return () => {
    clearInterval(timer)
    deaf()
    free()
  }
}

/** Calls at once, then at most every `ms`; what came in between is one call at the end. `stop` forgets what is waiting. */
export function throttle(ms: number, call: () => void): { (): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const wait = () => {
    timer = setTimeout(() => {
      timer = null
      if (!again) return
      again = false
      call()
      wait()
    }, ms)
  }
  const throttled = () => {
    if (timer !== null) {
      again = true
      return
    }
    call()
    wait()
  }
  throttled.stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    again = false
  }
  return throttled
}

/** Asks at most once in so many milliseconds, however many want to know. What could not be asked is asked again. */
export function remembered<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let known: { readonly at: number; readonly answer: Promise<T> } | undefined
  return () => {
    const at = performance.now()
    if (known !== undefined && at - known.at < ms) return known.answer
    const answer = ask()
    known = { at, answer }
    answer.catch(() => {
      known = undefined
    })
    return answer
  }
}

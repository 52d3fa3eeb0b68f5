/**
 * Does the work and answers, or throws, so many milliseconds after the beginning, or that many times two, three and so on: how long the work itself took is not
 * to be seen from outside.
 */
export async function onTheBeat<T>(beatMs: number, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await work()
  } finally {
    const left = beatMs - ((performance.now() - began) % beatMs)
    await new Promise((resolve) => setTimeout(resolve, left))
  }
}

const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`

/** Prints what is being done, and how long it took when it is done. `work` may return a remark. */
export async function step(title, work) {
  const from = Date.now()
  process.stdout.write(`  ${title} … `)
  try {
    const remark = await work()
    process.stdout.write(`${typeof remark === 'string' && remark !== '' ? `${remark}, ` : ''}${seconds(from)}\n`)
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}

/** Prints why something cannot go on, and nothing that only its author understands. */
export function complain(error) {
  process.stderr.write(`\nRollcall cannot start: ${error instanceof Error ? error.message : String(error)}\n`)
}

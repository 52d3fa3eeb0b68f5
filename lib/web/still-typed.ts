type Values = Readonly<Record<string, string>>

function baseOf(shown: string | undefined): Values | null {
  try {
    return shown === undefined ? null : JSON.parse(shown)
  } catch {
    return null
  }
}

/** A form sends each line break as two characters. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n')

/**
 * Of what a form sent, what somebody typed: `shown` among it is what the fields held before (JSON by field). The rest may have been changed by somebody
 * else since, and is to be shown as it is now. Without `shown` all of it.
 */
export function stillTyped({ shown, ...sent }: Values): Values {
  const base = baseOf(shown)
  if (base === null) return sent
  // A box that is not ticked sends nothing.
  const names = new Set([...Object.keys(sent), ...Object.keys(base)])
  return Object.fromEntries(
    [...names].map((name) => [name, sent[name] ?? ''] as const).filter(([name, text]) => plain(text) !== base[name]),
  )
}

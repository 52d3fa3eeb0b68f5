import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, sessionQueryText } from '@/lib/sessions/session-query-text'

/** Hidden fields with which a GET form keeps everything else that the address says. */
export function FilterRest({ query, without }: { query: SessionQuery; without: readonly string[] }) {
  const parts = [...new URLSearchParams(sessionQueryText(changed(query, {})))].filter(([name]) => !without.includes(name))
  return parts.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)
}

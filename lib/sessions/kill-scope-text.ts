import type { KillScopeInput } from './kill-schema'
import { parseSessionText } from './parse-session-text'
import { sessionQueryText, wholeList } from './session-query-text'

/** The query part of the list that holds the sessions of a kill of many, always active ones: to say what was looked at, never to end anything by. */
export function killScopeText(input: KillScopeInput): string {
  const active = { ...wholeList, status: 'active' } as const
  if (input.scope === 'user') return sessionQueryText({ ...active, choices: { user: [input.user] } })
  if (input.scope === 'others') return sessionQueryText(active)
  const { choices, text, since, from, to } = parseSessionText(input.query).query
  return sessionQueryText({ ...active, choices, text, since, from, to })
}

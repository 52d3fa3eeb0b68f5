import type { Route } from 'next'

/** The page that says what a file would hold: of a list, by the query part of its address; `exact`: with all that match counted to the last. */
export function exportPath(list: 'sessions' | 'activities', query: string, exact = false): Route {
  const text = [query, exact ? 'count=all' : ''].filter(Boolean).join('&')
  return `/export/${list}${text === '' ? '' : `?${text}`}` as Route
}

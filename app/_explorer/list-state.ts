import type { ListPage } from '@/lib/db/list-page'
import { known, type Later, soon, wholly } from './later'
import type { Counted } from './matches'

type Page = Pick<ListPage<unknown>, 'rows' | 'next' | 'previous' | 'searchedTo'>

/** What is counted beside a page of a list; `plain`: that was asked for, perhaps without script. */
export function countBeside(
  { rows, next, previous, searchedTo }: Page,
  counting: Promise<Counted>,
  plain: boolean,
): Promise<Later<Counted>> {
  // A page that is the whole list has counted it.
  const found = next === null && previous === null ? Promise.resolve({ count: rows.length, exact: true }) : counting
  if (plain) return wholly(found)
  // The search stopped before it found a row: whether there is any must be known before that is said.
  return rows.length === 0 && searchedTo !== null ? known(found) : soon(found)
}

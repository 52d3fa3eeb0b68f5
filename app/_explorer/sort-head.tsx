import type { Route } from 'next'
import { enExplorer } from '@/lib/i18n/en-explorer'

/** A column's head. */
export type Head = {
  readonly label: string
  /** Heads of buttons need no words for the eye. */
  readonly unseen?: boolean
  /** Where the column can sort: the list sorted by it, or the other way round, and how it is now. */
  readonly sort?: { readonly href: Route; readonly now: 'ascending' | 'descending' | undefined } | null
}

/** A column's head, and where it can sort, the link that does. */
export function SortHead({ label, unseen = false, sort }: Head) {
  if (!sort) return <th scope="col">{unseen ? <span className="visually-hidden">{label}</span> : label}</th>
  return (
    <th scope="col" aria-sort={sort.now}>
      <a href={sort.href} title={enExplorer.explorer.sortBy(label)}>
        {label}
      </a>
    </th>
  )
}

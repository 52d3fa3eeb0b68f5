import type { Route } from 'next'
import type { ReactNode } from 'react'
import type { ClockView } from '@/app/_ui/clock-view'
import { shortStamp } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import { ListEnd } from './list-end'
import { SearchOn } from './search-on'
import type { Searching } from './searching'

type Props = {
  readonly searchedTo: Date
  readonly clock: ClockView
  /** Where the list goes on. */
  readonly href: Route
  /** How the search goes on by itself; null where it does not. */
  readonly searching: Searching | null
  /** In its place where it comes to the end. */
  readonly none: ReactNode
}

const words = en.explorer

/** In place of rows where the search stopped in time before it found one: that is no empty list yet. */
export function NothingYet({ searchedTo, clock, href, searching, none }: Props) {
  if (searching) return <SearchOn begun={searching} none={none} />
  const when = shortStamp(searchedTo.toISOString(), clock)
  return <ListEnd title={words.nothingYet} text={words.nothingYetHint(when)} way={words.goOn} href={href} />
}

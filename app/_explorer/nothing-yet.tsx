import type { Route } from 'next'
import type { ClockView } from '@/app/_ui/clock-view'
import { shortStamp } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import { ListEnd } from './list-end'

type Props = { readonly searchedTo: Date; readonly clock: ClockView; readonly href: Route }

const words = en.explorer

/** In place of rows where the search stopped in time before it found one: that is no empty list yet. */
export function NothingYet({ searchedTo, clock, href }: Props) {
  const when = shortStamp(searchedTo.toISOString(), clock)
  return <ListEnd title={words.nothingYet} text={words.nothingYetHint(when)} way={words.goOn} href={href} />
}

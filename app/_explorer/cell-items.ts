import type { Route } from 'next'
import { enCells } from '@/lib/i18n/en-cells'
import { enExplorer } from '@/lib/i18n/en-explorer'
import { dayOf } from '@/lib/time/zoned-day'
import type { MenuItem } from './menu'

const words = enCells.cells
const explorer = enExplorer.explorer

type Choice = {
  readonly label: string
  /** The value as it stands in the address, and as people say it. */
  readonly value: string
  readonly name: string
  /** What of the field is chosen already. */
  readonly chosen: readonly string[]
  /** The list with this value alone; with `value` more; with `value` less. */
  readonly only: (value: string) => Route
  readonly more: (value: string) => Route
  readonly less: (value: string) => Route
}

/** Only this value, and not this value; the way back in the place of what is chosen already. */
export function choiceItems({ label, value, name, chosen, only, more, less }: Choice): readonly MenuItem[] {
  const removal = (operator: string) => explorer.remove(`${label} ${operator} ${name}`)
  return [
    chosen.length === 1 && chosen[0] === value
      ? { label: removal(explorer.is), href: less(value) }
      : { label: words.only(name), href: only(value) },
    chosen.includes(`!${value}`)
      ? { label: removal(explorer.isNot), href: less(`!${value}`) }
      : { label: words.not(name), href: more(`!${value}`) },
  ]
}

/** The day of a moment, and all since and until then; `within` is the list with other days. */
export function dayItems(
  iso: string,
  zone: string,
  within: (from: string | undefined, to: string | undefined) => Route,
): readonly MenuItem[] {
  const day = dayOf(new Date(iso), zone)
  const name = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
  return [
    { label: words.onlyDay(name), href: within(day, day) },
    { label: words.fromDay, href: within(day, undefined) },
    { label: words.toDay, href: within(undefined, day) },
  ]
}

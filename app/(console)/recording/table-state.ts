import type { CoveredTable } from '@/lib/activities/schema'

type State = CoveredTable['state']

/** What needs somebody comes first. */
const order: readonly State[] = ['faulty', 'open', 'recorded', 'excused']

/** The tone of a state's badge, as `status.css` has them. */
export const tones = { faulty: 'killed', open: 'suspicious', recorded: 'cleared', excused: 'ended' } as const satisfies Record<
  State,
  string
>

/** The tables by state, in each as they came. */
export const byState = (tables: readonly CoveredTable[]): readonly CoveredTable[] =>
  order.flatMap((state) => tables.filter((table) => table.state === state))

/** How many tables there are of each state that there is. */
export const statesOf = (tables: readonly CoveredTable[]): readonly (readonly [State, number])[] =>
  order.map((state) => [state, tables.filter((table) => table.state === state).length] as const).filter(([, n]) => n > 0)

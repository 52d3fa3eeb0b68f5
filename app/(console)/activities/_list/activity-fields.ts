import type { ActivityLine } from './activity-line'

/** Where a field is forgotten, this does not compile. */
const every: Readonly<Record<keyof ActivityLine, true>> = {
  ...({
    id: true,
    mark: true,
    actor: true,
    said: true,
    remark: true,
    tone: true,
    outcome: true,
    review: true,
    at: true,
    record: true,
  } as const),
  ...({ type: true, session: true, isCurrent: true, ip: true, source: true, values: true } as const),
}

/** In which order a line is packed. */
export const lineFields = Object.keys(every) as readonly (keyof ActivityLine)[]

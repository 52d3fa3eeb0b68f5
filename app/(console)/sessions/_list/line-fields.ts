import type { SessionLine } from './session-line'

/** Where a field is forgotten, this does not compile. */
const every: Readonly<Record<keyof SessionLine, true>> = {
  ...({
    id: true,
    user: true,
    role: true,
    tone: true,
    status: true,
    review: true,
    isCurrent: true,
    started: true,
    active: true,
    ends: true,
  } as const),
  ...({ ended: true, endNote: true, lasted: true, device: true, model: true, browser: true, system: true, ip: true } as const),
  ...({ flag: true, place: true, named: true, values: true } as const),
}

/** In which order a line is packed. */
export const lineFields = Object.keys(every) as readonly (keyof SessionLine)[]

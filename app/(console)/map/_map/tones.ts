import type { PointTone } from '@/lib/db/session-point-rows'

/** In the order in which a marker counts them. */
export const tones = ['active', 'ended', 'killed', 'out'] as const satisfies readonly PointTone[]

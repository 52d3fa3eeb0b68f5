import { z } from 'zod'

const schema = z.enum(['short', 'full']).default('short')

/** How often a fault is tried: a few times by `npm test`, as often as the requirement says with FAULTS=full. */
export function rounds({ short, full }: { readonly short: number; readonly full: number }): number {
  return schema.parse(process.env.FAULTS) === 'full' ? full : short
}

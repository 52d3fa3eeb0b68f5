import type { Held } from './hold.mjs'

export function drain(held: Held | undefined, seconds: number): Promise<void>

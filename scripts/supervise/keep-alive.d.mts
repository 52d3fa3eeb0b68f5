import type { Held, Program } from './hold.mjs'

export class Kept {
  constructor(name: string, program: Program, onGiveUp: (reason: string) => void, pauses?: { pause?: number; longPause?: number })
  current: Held
  stopping: boolean
  settled: boolean
  readonly starts: readonly number[]
}

import type { ChildProcess } from 'node:child_process'

/** A program that is held while it runs. Plain data: the preparation sends it to the process that stays. */
export type Program = {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** The unprivileged account to run under, where we are root. */
  readonly account?: { readonly uid: number; readonly gid: number } | undefined
  /** File that takes the program's output; without one it goes to ours. */
  readonly log?: string | undefined
  /** Whether it gets a channel to us that closes when we are gone. */
  readonly lifeline?: boolean | undefined
}

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly error?: Error }
export type Held = { readonly child: ChildProcess; readonly exited: Promise<Exit> }

export function hold(program: Program): Held
export function release(held: Held, signal: NodeJS.Signals, patience: number): Promise<void>

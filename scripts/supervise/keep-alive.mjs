import { setTimeout as sleep } from 'node:timers/promises'
import { hold } from './hold.mjs'

const WINDOW_MS = 60_000
const MAX_STARTS = 10

/**
 * Holds a program and starts it anew when it ends although nobody asked it to. Gives up, and calls `onGiveUp`, after
 * ten starts within a minute. `current` is what is held now; `stopping` tells us to leave it.
 */
export class Kept {
  stopping = false
  starts = []

  constructor(name, program, onGiveUp) {
    this.name = name
    this.program = program
    this.onGiveUp = onGiveUp
    this.start()
  }

  start() {
    this.starts.push(Date.now())
    this.current = hold(this.program)
    void this.current.exited.then((exit) => this.ended(exit))
  }

  async ended({ code, signal, error }) {
    if (this.stopping) return
    const why = error?.message ?? (signal === null ? `with code ${code}` : `by ${signal}`)
    this.starts = this.starts.filter((at) => at > Date.now() - WINDOW_MS)
    if (this.starts.length >= MAX_STARTS) return this.onGiveUp(`The ${this.name} ended ${why}, again and again.`)
    process.stderr.write(`The ${this.name} ended ${why}; starting it again.\n`)
    await sleep(this.starts.length === 1 ? 0 : 500)
    if (!this.stopping) this.start()
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { hold } from './hold.mjs'

const WINDOW_MS = 60_000
const MAX_STARTS = 10
const PAUSE_MS = 500
const LONG_PAUSE_MS = 5_000

/**
 * Holds a program and starts it anew when it ends although nobody asked it to. One that has never been ready (`settled`) is given up after
 * ten starts within a minute, by `onGiveUp`; one that has is tried on for ever, at last every five seconds: a disk that is full now is not
 * full for ever. `current` is what is held now; `stopping` tells us to leave it.
 */
export class Kept {
  stopping = false
  settled = false
  starts = []

  constructor(name, program, onGiveUp, { pause = PAUSE_MS, longPause = LONG_PAUSE_MS } = {}) {
    this.name = name
    this.program = program
    this.onGiveUp = onGiveUp
    this.pauses = [pause, longPause]
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
    const often = this.starts.length >= MAX_STARTS
    if (often && !this.settled) return this.onGiveUp(`The ${this.name} ended ${why}, again and again.`)
    process.stderr.write(`The ${this.name} ended ${why}; starting it again.\n`)
    await sleep(this.starts.length === 1 ? 0 : this.pauses[often ? 1 : 0])
    if (!this.stopping) this.start()
  }
}

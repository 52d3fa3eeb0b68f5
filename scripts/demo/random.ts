const table = (many: number, base: number) => Array.from({ length: many }, (_, at) => (base + at).toString(16).padStart(4, '0'))
// Ids are made by the million: what their parts look like is looked up.
const any = table(0x10000, 0)
const versioned = table(0x1000, 0x7000)
const variant = table(0x4000, 0x8000)

/** A small generator with a seed (mulberry32): the same numbers on every run, which no demo could have from Math.random. */
export class Random {
  constructor(private state: number) {}

  private word(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    return this.word() / 4_294_967_296
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** About `middle`, at most `spread` away from it, mostly less. */
  about(middle: number, spread: number): number {
    return middle + (this.next() + this.next() + this.next() - 1.5) * (spread / 1.5)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.between(0, list.length - 1)]
    if (found === undefined) throw new Error('There is nothing to pick from.')
    return found
  }

  /** A UUIDv7 (RFC 9562 §5.7) of that moment, so that the order of ids is the order of time. */
  uuid(at: number): string {
    const time = Math.floor(at).toString(16).padStart(12, '0')
    const [a, b, c] = [this.word(), this.word(), this.word()]
    const node = `${any[a & 0xffff]}${any[b >>> 16]}${any[b & 0xffff]}`
    return `${time.slice(0, 8)}-${time.slice(8)}-${versioned[a >>> 20]}-${variant[c >>> 18]}-${node}`
  }
}

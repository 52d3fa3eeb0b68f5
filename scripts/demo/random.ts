/** A small generator with a seed (mulberry32): the same numbers on every run, which no demo could have from Math.random. */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.between(0, list.length - 1)]
    if (found === undefined) throw new Error('There is nothing to pick from.')
    return found
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.between(0, 255)))
  }

  /** A UUIDv7 (RFC 9562 §5.7) of that moment, so that the order of ids is the order of time. */
  uuid(at: number): string {
    const raw = this.bytes(16)
    raw.writeUIntBE(Math.floor(at), 0, 6)
    raw[6] = 0x70 | ((raw[6] ?? 0) & 0x0f)
    raw[8] = 0x80 | ((raw[8] ?? 0) & 0x3f)
    return raw.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
}

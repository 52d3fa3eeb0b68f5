import { AppError } from '@/lib/errors/app-error'

/** Lets a few through at once, keeps some waiting, and turns the rest away. */
export class Gate {
  private inside = 0
  private readonly waiting: (() => void)[] = []

  constructor(
    private readonly places: number,
    private readonly benches: number,
  ) {}

  /** Runs `work` when there is a place. @throws AppError `too_many` at once when even the queue is full. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside < this.places) this.inside += 1
    else {
      if (this.waiting.length >= this.benches)
        throw new AppError('too_many', 'Too many people are signing in at this moment. Try again in a few seconds.')
      // Whoever leaves hands the place over, so `inside` stays as it is.
      await new Promise<void>((go) => this.waiting.push(go))
    }
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.inside -= 1
      else next()
    }
  }
}

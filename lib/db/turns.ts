import { AppError } from '@/lib/errors/app-error'

type Waiting = { readonly key: string; readonly go: () => void }

/** So many at once in all, and of each key; so many of each waiting, each for so many milliseconds. */
type Room = { readonly all: number; readonly each: number; readonly waiting: number; readonly waitMs: number }

/** Lets a few through at once and fewer of each key. Whoever finds no room waits for a while, in the order of coming, and is then turned away. */
export class Turns {
  private readonly inside: string[] = []
  private waiting: readonly Waiting[] = []

  constructor(private readonly room: Room) {}

  /** Runs `work` when it is its turn. @throws AppError `unavailable` where that takes too long, or too many of the same key wait. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (this.hasRoom(key)) this.inside.push(key)
    else await this.wait(key)
    try {
      return await work()
    } finally {
      this.inside.splice(this.inside.indexOf(key), 1)
      this.callNext()
    }
  }

  private hasRoom(key: string): boolean {
    return this.inside.length < this.room.all && count(this.inside, key) < this.room.each
  }

  private wait(key: string): Promise<void> {
    const busy = new AppError('unavailable', 'Too much is being counted at this moment. Try again.')
    if (this.waiting.filter((one) => one.key === key).length >= this.room.waiting) throw busy
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiting = this.waiting.filter((one) => one !== mine)
        reject(busy)
      }, this.room.waitMs)
      const mine: Waiting = {
        key,
        go: () => {
          clearTimeout(late)
          resolve()
        },
      }
      this.waiting = [...this.waiting, mine]
    })
  }

  /** The place is taken in the name of whoever is called, so that nobody slips in before. */
  private callNext(): void {
    const next = this.waiting.find(({ key }) => this.hasRoom(key))
    if (next === undefined) return
    this.waiting = this.waiting.filter((one) => one !== next)
    this.inside.push(next.key)
    next.go()
  }
}

const count = (keys: readonly string[], key: string) => keys.filter((one) => one === key).length

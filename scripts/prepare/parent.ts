import type { Program } from '@/scripts/supervise/hold.mjs'

/** What the preparation tells the process that stays, see scripts/supervise/preparation.mjs. */
type Message =
  | { readonly kind: 'lock'; readonly file: string }
  | { readonly kind: 'hold'; readonly program: Program }
  | {
      readonly kind: 'ready'
      readonly program: Program
      readonly url: string
      readonly healthUrl: string
      readonly notes: readonly string[]
      /** What runs beside the server once that is ready, and ends before it. */
      readonly company?: Program
    }

let databaseIsGone = false
process.on('message', () => {
  databaseIsGone = true
})
process.on('disconnect', () => process.exit(1))

/** Whether the database that the parent was asked to hold still runs. */
export function databaseIsAlive(): boolean {
  return !databaseIsGone
}

/** Sends `message` and waits until it is on its way. */
export function tellParent(message: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) throw new Error('This is a part of `npm start`; it does not run alone.')
    process.send(message, (error: Error | null) => (error === null ? resolve() : reject(error)))
  })
}

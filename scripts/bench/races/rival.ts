import type { Order, Report } from './protocol'
import { perform } from './work'

// The other instance: a process with a pool of its own, which does what the first one races against.
const stopped = new Set<number>()
const tell = (report: Report) => process.send?.(report)

process.on('message', (order: Order) => {
  if ('stop' in order) {
    stopped.add(order.id)
    return
  }
  tell({ id: order.id, started: true })
  void perform(order.job, () => stopped.has(order.id)).then((outcome) => tell({ id: order.id, outcome }))
})
process.on('disconnect', () => process.exit(0))

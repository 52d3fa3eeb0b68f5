import { runJob } from '@/lib/jobs/run-job'
import type { JobAnswers, JobOrder } from './second-instance'

// The other instance of tests/helpers/second-instance.ts.
process.on('message', ({ job, calls }: JobOrder) => {
  void Promise.all(Array.from({ length: calls }, () => runJob(job, 'cron')))
    .then((all) => process.send?.({ answers: all.map(({ outcome, rows }) => ({ outcome, rows })) } satisfies JobAnswers))
    .catch((error) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    })
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

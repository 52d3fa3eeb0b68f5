import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { RunAnswer } from '@/lib/jobs/carry-out'
import type { JobName } from '@/lib/jobs/job-names'
import { projectRoot } from '@/scripts/project'

/** What the other process is asked to do, all at once, and what each call was answered. */
export type JobOrder = { readonly job: JobName; readonly calls: number }
export type JobAnswers = { readonly answers: readonly Pick<RunAnswer, 'outcome' | 'rows'>[] }

export type SecondInstance = {
  readonly run: (order: JobOrder) => Promise<JobAnswers>
  /** SIGKILL, whatever it is at. */
  readonly kill: () => Promise<void>
  /** Ends it by itself. */
  readonly end: () => void
}

/** Answers when it is ready, so that a process that cannot start is an error and no endless wait. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', () => reject(new Error('The second process ended before it was ready.')))
  })
}

/** A process with a pool of its own on the test's database, which runs jobs when it is asked to. */
export async function secondInstance(): Promise<SecondInstance> {
  const child = fork(join(projectRoot, 'tests/helpers/job-caller.ts'), {
    cwd: projectRoot,
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
  })
  await ready(child)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    run: (order) =>
      new Promise((resolve, reject) => {
        child.once('message', (answers) => resolve(answers as JobAnswers))
        void exited.then(() => reject(new Error('The second process ended.')))
        child.send(order)
      }),
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    end: () => child.disconnect(),
  }
}

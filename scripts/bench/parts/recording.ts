import { type Figure, kilobytes, ms } from '@/scripts/bench/figure'
import { type Part, SECRET } from '@/scripts/bench/part'
import { addPerson, addSession } from '@/scripts/bench/people'
import { bulkCosts } from '@/scripts/bench/recording/bulk'
import { singleCosts } from '@/scripts/bench/recording/single'
import { createDatabase } from '@/tests/helpers/database'

const MOST_SINGLE = 1.5
const MOST_BULK = 10
const AIM_BULK = 6
/** What a process may grow by while it waits, in bytes: half a million rows that it held would be many times that. */
const MOST_GROWN = 8 * 1024 * 1024

/** What recording costs a write, through the door and in bulk. */
export const recording: Part = async () => {
  const database = await createDatabase()
  process.env.DATABASE_URL = database.appUrl
  process.env.AUTH_SECRET = SECRET
  try {
    const { contextOf } = await import('@/scripts/bench/races/protocol')
    const { owner } = database
    const admin = await addPerson(owner, 'Ada Administrator', 'system_administrator')
    const other = await addPerson(owner, 'Otto Other', 'audit_user')
    const single = await singleCosts(owner, contextOf(await addSession(owner, admin)), other.id)
    const bulk = await bulkCosts(owner)
    const one = (name: 'update' | 'create'): Figure => {
      const { recorded, bare, recordedWork, bareWork } = single[name]
      const ratio = recorded / bare
      return {
        ...{ part: 'recording', name: `${name} of one row through the door`, target: `≤ ${MOST_SINGLE} × unrecorded` },
        measured: `${ms(recorded)} (of it the database's processor ${ms(recordedWork)})`,
        floor: `${ms(bare)} (unrecorded; ${ms(bareWork)})`,
        ...{ ratio, good: ratio <= MOST_SINGLE },
      }
    }
    const ratio = bulk.recorded / bulk.bare
    return [
      one('update'),
      one('create'),
      {
        ...{ part: 'recording', name: '100,000 rows in one UPDATE', target: `≤ ${MOST_BULK} × unrecorded, aim ${AIM_BULK}` },
        measured: `${ms(bulk.recorded)}${ratio <= AIM_BULK ? ', aim reached' : ''}`,
        ...{ floor: `${ms(bulk.bare)} (unrecorded)`, ratio, good: ratio <= MOST_BULK },
      },
      {
        ...{ part: 'recording', name: 'growth of the process that asked for five of these', target: `≤ ${kilobytes(MOST_GROWN)}` },
        ...{ measured: kilobytes(Math.max(0, bulk.grown)), floor: '', ratio: null, good: bulk.grown <= MOST_GROWN },
      },
      {
        ...{ part: 'recording', name: 'storage of an activity (one field of eleven changed)', target: '' },
        measured: `${bulk.stored.toFixed(0)} bytes, of it ${bulk.heap.toFixed(0)} without indexes`,
        ...{ floor: '', ratio: null, good: null },
      },
    ]
  } finally {
    await database.close()
  }
}

import pg from 'pg'
import { liveChannel } from '@/lib/live/events'
import { testDatabase } from './database'

/** Hears every notice that is sent while `work` runs. */
export async function noticesDuring(work: () => Promise<unknown>): Promise<string[]> {
  const client = new pg.Client({ connectionString: (await testDatabase()).ownerUrl })
  const heard: string[] = []
  client.on('notification', ({ payload = '' }) => void heard.push(payload))
  await client.connect()
  try {
    await client.query(`LISTEN ${liveChannel}`)
    await work()
    // Notices that were sent come before the answer to this.
    await client.query('SELECT 1')
    return heard
  } finally {
    await client.end()
  }
}

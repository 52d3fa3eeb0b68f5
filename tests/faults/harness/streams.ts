import { get } from 'node:http'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'
import { type Visitor, visitor } from '@/tests/helpers/visitor'
import type { Site } from './writers'

export type Stream = {
  readonly person: Person
  readonly sessionId: string
  readonly browser: Visitor
  /** When the server closed it, on the clock of `performance`, and everything that it had said. */
  readonly closed: Promise<{ at: number; text: string }>
}

/** Opens an event stream as a page does, and fulfils when its first event is there. */
function follow(url: string, browser: Visitor): Promise<{ closed: Stream['closed'] }> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return new Promise((resolve, reject) => {
    const sent = get(`${url}/api/live`, { agent: false, headers: { cookie, accept: 'text/event-stream' } }, (response) => {
      let text = ''
      const closed = new Promise<{ at: number; text: string }>((close) => {
        for (const event of ['end', 'error', 'close']) response.once(event, () => close({ at: performance.now(), text }))
      })
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (text.includes('event: ready')) resolve({ closed })
      })
      if (response.statusCode !== 200) reject(new Error(`The stream was answered ${response.statusCode}.`))
    })
    sent.once('error', reject)
  })
}

/** People who are signed in, each with an open event stream. */
export async function openStreams(site: Site, count: number): Promise<Stream[]> {
  const streams: Stream[] = []
  for (let i = 0; i < count; i += 1) {
    const person = await createPerson(site.database, 'audit_user')
    const browser = visitor(site.server)
    await browser.signIn(person)
    streams.push({ person, browser, sessionId: await sessionOf(site.database, person), ...(await follow(site.server.url, browser)) })
  }
  return streams
}

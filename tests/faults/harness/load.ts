import { setTimeout as sleep } from 'node:timers/promises'
import { createPerson, type Person } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'
import type { Journal } from './journal'
import { creator, killer, promoter, type Site, signer, type Writer } from './writers'

/** Between two tries of one writer, in milliseconds: an actor may send 240 forms a minute, and the machine is not ours alone. */
const PAUSE_MS = 270
const SIGN_IN_PAUSE_MS = 60

/** What somebody got who is signed in and does nothing but look. */
export type Look = { readonly at: number; readonly status: number; readonly leadsTo: string | null; readonly tookCookie: boolean }

export type Load = {
  readonly journal: Journal
  readonly looks: readonly Look[]
  /** Ends after the tries that are under way. */
  readonly stop: () => Promise<void>
}

/** Writers that go on whatever happens, and one who looks; the journal holds what each was told. */
export async function startLoad(site: Site): Promise<Load> {
  const journal: Journal = []
  const looks: Look[] = []
  const people: Person[] = []
  for (let i = 0; i < 8; i += 1) people.push(await createPerson(site.database, 'audit_user'))
  const reader = visitor(site.server)
  await reader.signIn(people[0] ?? { email: '' })
  let stopped = false

  const again = async (writer: Writer, pause: number) => {
    while (!stopped) {
      // A try without any answer stays unknown.
      await writer(journal).catch(() => {})
      await sleep(pause)
    }
  }
  const look = async () => {
    while (!stopped) {
      const answer = await reader.get('/sessions').catch(() => null)
      looks.push({
        at: performance.now(),
        status: answer?.status ?? 0,
        leadsTo: answer?.headers.location ?? null,
        tookCookie: reader.cookies.size < 2,
      })
      await sleep(40)
    }
  }
  const signers = [1, 3, 5].map((first) => signer(site, people.slice(first, first + 2))).map((writer) => again(writer, SIGN_IN_PAUSE_MS))
  const actors = [await killer(site), await creator(site), await promoter(site)].map((writer) => again(writer, PAUSE_MS))
  const running = Promise.all([...signers, ...actors, look()])
  return {
    journal,
    looks,
    stop: async () => {
      stopped = true
      await running
    },
  }
}

/** Answers that would have signed somebody out: led to signing in, or the cookie gone. */
export const signedOut = (looks: readonly Look[]): readonly Look[] =>
  looks.filter(({ leadsTo, tookCookie }) => leadsTo?.startsWith('/sign-in') === true || tookCookie)

/**
 * Milliseconds from `since` until the looker got a page again and kept getting them up to `until`; undefined where that did not happen. Each
 * look counts from when its answer came.
 */
export function recoveredAfter(looks: readonly Look[], since: number, until = Number.POSITIVE_INFINITY): number | undefined {
  const later = looks.filter(({ at }) => at >= since && at < until)
  const last = later.findLastIndex(({ status }) => status !== 200)
  const back = later[last + 1]
  return back === undefined ? undefined : back.at - since
}

import { dueClock } from '@/lib/live/clocks'
import { checkSession, type Ended, type Other } from './check-session'
import { countDown, type Warning } from './countdown'
import { beat, beatOnInput } from './heartbeat'
import { isLimitSeen, rememberLimitSeen } from './limit-seen'
import { hearVersion } from './lists-change'
import { hearNotices } from './notices-change'
import { onWake } from './on-wake'
import { shareAmongTabs, type Told } from './tabs'
import { keepTyped } from './typed/keep-typed'
import { forget } from './typed/kept'
import { veil, veilUntilChecked } from './veil'
import { comesBack, signInAgainPath } from './way-back'

/** Without a word from the server for this long the machine slept or was offline. */
const sleptMs = 45_000
/** The server says the end to the moment; a tab that it does not reach asks for itself a little later. */
const patienceMs = 500
/** A browser's timers count no further than 24 days. */
const farMs = 3_600_000
const retryMs = 300
const tries = 5
/** Differences that nobody sees. */
const sameMs = 250

/** Whether it was this browser that signed in anew: the news may be faster than the answer that brings it its new cookie. */
async function isOtherSoon(session: string): Promise<boolean> {
  for (let left = tries; left > 0; left -= 1) {
    if ((await checkSession(session)).is === 'other') return true
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
  return false
}

type Whose = { readonly session: string; readonly person: string }
type Hearing = { readonly onWarning: (warning: Warning | null) => void; readonly onEnded: (ended: Ended) => void }

export type Following = {
  /** Moves last activity, and with it the warning in every tab; false where that could not be done. */
  stay(): Promise<boolean>
  /** The warning of the time limit was read: no tab shows it again. */
  seen(): void
  /** Leads to signing in anew and back here. */
  signInAgain(): void
  stop(): void
}

/** What a tab has to do with its session: hears of warnings and of the end, tells of input, looks again when it wakes, keeps what is typed. */
export function followSession({ session, person }: Whose, { onWarning, onEnded }: Hearing): Following {
  const count = countDown()
  const typed = keepTyped(person, session)
  let heardAt = Date.now()
  let limitSeen = isLimitSeen(session)
  let warned: Warning | null = null
  let atEnd: ReturnType<typeof setTimeout> | undefined
  let [over, looking] = [false, false]

  const leave = async (news: Ended | Other) => {
    if (over) return
    over = true
    if (news.is === 'other' || comesBack(news.reason)) typed.now()
    else forget()
    stop()
    // This browser has signed in anew in another tab: then there is nothing to say goodbye to, and nothing to be shown to whoever that is, not even
    // until the new page is there: a reload is over only then.
    if (news.is === 'other' || news.reason === 'replaced') veil(true)
    if (news.is === 'other' || (news.reason === 'replaced' && (await isOtherSoon(session)))) return location.reload()
    onEnded(news)
  }
  const warn = () => {
    const next = count.warning(limitSeen)
    if (next?.by === warned?.by && Math.abs((next?.endsAt ?? 0) - (warned?.endsAt ?? 0)) < sameMs) return
    warned = next
    onWarning(next)
  }
  const hearClocks = (clocks: Parameters<typeof count.hear>[0]) => {
    count.hear(clocks)
    limitSeen &&= count.isLimitNear()
    warn()
    clearTimeout(atEnd)
    if (count.endsInMs() < farMs) atEnd = setTimeout(look, count.endsInMs() + patienceMs)
  }
  const look = async () => {
    if (looking || over) return
    looking = true
    await veilUntilChecked({ session, overBy: count.overBy, onLive: ({ clocks }) => hearClocks(clocks), onGone: leave })
    heardAt = Date.now()
    looking = false
  }
  const hear = (told: Told) => {
    heardAt = Date.now()
    if (told.is === 'ended' || told.is === 'other') void leave(told)
    if (told.is === 'at') hearVersion(told.version)
    if (told.is === 'clocks') hearClocks(told.clocks)
    if (told.is === 'notices') hearNotices(told.notices)
    if (told.is !== 'seen') return
    limitSeen = true
    rememberLimitSeen(session)
    warn()
  }
  const tabs = shareAmongTabs(session, hear)
  const stopBeating = beatOnInput({
    everyMs: count.beatEveryMs,
    paused: () => warned?.by === 'idle',
    onClocks: (clocks) => tabs.tell({ is: 'clocks', clocks }),
  })
  const mustLook = () => Date.now() - heardAt >= sleptMs || count.overBy() !== null
  const stopWaking = onWake({ mustLook, look, hide: () => veil(true) })
  const stop = () => {
    clearTimeout(atEnd)
    typed.stop()
    stopBeating()
    stopWaking()
    tabs.stop()
  }

  return {
    async stay() {
      for (let left = tries; left > 0; left -= 1) {
        const clocks = await beat()
        if (clocks === null) return false
        // A write in flight holds the row for a moment, and then input passes it by.
        const moved = dueClock(clocks)?.by !== 'idle'
        if (moved) tabs.tell({ is: 'clocks', clocks })
        if (moved) return true
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
      return false
    },
    seen: () => tabs.tell({ is: 'seen' }),
    signInAgain() {
      typed.now(true)
      location.assign(signInAgainPath())
    },
    stop,
  }
}

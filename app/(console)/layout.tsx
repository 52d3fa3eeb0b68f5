import type { ReactNode } from 'react'
import { Live } from '@/app/_live/live'
import { type Place, places } from '@/app/_ui/places'
import { readPreferences } from '@/app/_ui/preferences'
import { Shell } from '@/app/_ui/shell'
import { putAway } from '@/app/(console)/_notices/actions'
import { NoticeBar } from '@/app/(console)/_notices/notice-bar'
import { NoticeBell } from '@/app/(console)/_notices/notice-bell'
import { noticesNow } from '@/app/(console)/_notices/notices-now'
import { saveTheme } from '@/app/(console)/account/actions'
import { may } from '@/lib/access/may'
import type { Role } from '@/lib/access/roles'
import { contactsAreOffered } from '@/lib/contacts/offered'
import { MOST_SHOWN } from '@/lib/db/unseen-notices'
import { noticesMark } from '@/lib/live/notices-mark'
import { currentAttribution } from '@/lib/origin/location-data'
import { currentStanding, viewerOf } from '@/lib/web/guard'
import { JobAlarm } from './job-alarm'

const opens: Readonly<Record<Place, (who: { readonly role: Role }) => boolean>> = {
  '/': () => true,
  '/sessions': () => true,
  '/map': () => true,
  '/activities': () => true,
  '/locations': () => true,
  '/devices': () => true,
  '/reviews': (who) => may(who, 'review.see'),
  '/cases': (who) => may(who, 'case.see'),
  '/contacts': (who) => contactsAreOffered() && may(who, 'contact.list'),
  '/users': (who) => may(who, 'user.list'),
  '/settings': (who) => may(who, 'settings.see'),
}

/** Frame of the signed-in pages. It shows who is signed in and decides nothing: that is for each page's guard and for the doors. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [standing, { theme, zone, ownZone, utc }] = await Promise.all([currentStanding(), readPreferences()])
  // The page's guard leads to signing in, and knows the way back.
  if (standing?.state !== 'live') return children
  return (
    <Live session={standing.sessionId} person={standing.userId}>
      <Shell
        user={{ name: standing.name, role: standing.role }}
        theme={theme}
        saveTheme={saveTheme}
        ownZone={ownZone}
        utc={utc}
        places={places.filter((place) => opens[place](standing))}
        openCases={standing.openCases}
        credit={currentAttribution()}
        bell={<NoticeBell mark={noticesMark(standing.notices)} most={MOST_SHOWN} />}
      >
        <NoticeBar made={noticesNow(standing, zone)} action={putAway} />
        {standing.role === 'system_administrator' && <JobAlarm ctx={await viewerOf(standing)} />}
        {children}
      </Shell>
    </Live>
  )
}

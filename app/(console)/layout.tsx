import type { ReactNode } from 'react'
import { Live } from '@/app/_live/live'
import { readPreferences } from '@/app/_ui/preferences'
import { Shell } from '@/app/_ui/shell'
import { may } from '@/lib/access/may'
import { currentAttribution } from '@/lib/origin/location-data'
import { currentStanding } from '@/lib/web/guard'

/** Frame of the signed-in pages. It shows who is signed in and decides nothing: that is for each page's guard and for the doors. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [standing, { theme }] = await Promise.all([currentStanding(), readPreferences()])
  // The page's guard leads to signing in, and knows the way back.
  if (standing?.state !== 'live') return children
  return (
    <Live session={standing.sessionId}>
      <Shell user={standing} theme={theme} seesUsers={may(standing, 'user.list')} credit={currentAttribution()}>
        {children}
      </Shell>
    </Live>
  )
}

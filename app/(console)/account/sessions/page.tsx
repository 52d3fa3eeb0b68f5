import type { Metadata } from 'next'
import { LiveRefresh } from '@/app/_live/live-refresh'
import { Clock } from '@/app/_ui/clock'
import { readPreferences } from '@/app/_ui/preferences'
import { AccountTabs } from '@/app/(console)/account/account-tabs'
import { signOutOthers, signOutSession } from '@/app/(console)/account/actions'
import { isFresh } from '@/lib/access/fresh'
import { en } from '@/lib/i18n/en'
import { listOwnSessions } from '@/lib/sessions/list-own-sessions'
import { listsVersion } from '@/lib/web/lists-version'
import { requireContext } from '@/lib/web/page'
import { OwnSessionsView } from './own-sessions-view'
import { SignOuts } from './sign-outs'

export const metadata: Metadata = { title: en.account.sessions }

export default async function OwnSessionsPage() {
  const ctx = await requireContext('account.see', '/account/sessions')
  const version = listsVersion(ctx)
  const [own, { zone }] = await Promise.all([listOwnSessions(ctx), readPreferences()])
  const clock = { now: ctx.now.getTime(), zone }
  return (
    <>
      <AccountTabs here="/account/sessions" />
      <SignOuts one={signOutSession} others={signOutOthers} asksPassword={!isFresh(ctx)}>
        <OwnSessionsView {...own} clock={clock} all={`/sessions?user=${ctx.userId}`} />
      </SignOuts>
      <LiveRefresh version={version} />
      <Clock now={clock.now} />
    </>
  )
}

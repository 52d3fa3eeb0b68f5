import { browserName, deviceName, placeName, systemName } from '@/app/_ui/describe'
import { signOutOthers, signOutSession } from '@/app/(console)/account/actions'
import { SignOutButton } from '@/app/(console)/account/sessions/sign-out-button'
import { SignOuts } from '@/app/(console)/account/sessions/sign-outs'
import type { SessionDetail } from '@/lib/sessions/schema'

/** The way out of another session of one's own, for those who kill none. What was answered stays when the button is gone. */
export function OwnSignOut({ session, asksPassword }: { readonly session: SessionDetail; readonly asksPassword: boolean }) {
  const device = [deviceName(session), browserName(session), systemName(session)].join(', ')
  return (
    <SignOuts one={signOutSession} others={signOutOthers} asksPassword={asksPassword}>
      {session.status === 'active' && <SignOutButton sessionId={session.id} device={device} place={placeName(session)} />}
    </SignOuts>
  )
}

import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EndedNotice, parseEndedReason } from '@/app/_ui/ended-notice'
import { JustDoneNotice } from '@/app/_ui/just-done-notice'
import { Notice } from '@/app/_ui/notice'
import { readPreferences } from '@/app/_ui/preferences'
import { CardHead } from '@/app/(sign-in)/card-head'
import { systemContext } from '@/lib/auth/system-context'
import { env } from '@/lib/env/env'
import { en } from '@/lib/i18n/en'
import { hasNobody } from '@/lib/users/has-nobody'
import { currentStanding } from '@/lib/web/guard'
import { readJustDone } from '@/lib/web/just-done'
import { currentRequest } from '@/lib/web/request'
import { safeRedirectPath } from '@/lib/web/safe-redirect'
import { isExposed } from '@/lib/web/same-origin'
import { signIn } from './actions'
import { DemoSignIns } from './demo-sign-ins'
import { FollowSignIn } from './follow-sign-in'
import { LeftNotice } from './left-notice'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: en.signIn.title }

/**
 * Whoever comes here with the cookie of an ended session is told how it ended. A live one needs no form, unless its person asked to sign in `again` before
 * the time limit ends it, or a link was followed in a browser in which somebody is signed in: that may be somebody else.
 */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const standing = await currentStanding()
  const { next: wanted, again } = await searchParams
  const next = safeRedirectPath(wanted)
  const isLive = standing?.state === 'live'
  const reason = parseEndedReason(standing?.reason)
  const { headers, facts } = await currentRequest('web')
  const [justDone, { zone }] = await Promise.all([readJustDone(['setUp', 'invitation', 'newPassword', 'notMe']), readPreferences()])
  if (isLive && again === undefined && !justDone) redirect(next)
  // Whoever has just renewed the password, or had it made void, has been told of that end with it.
  const isTold = reason === null || (reason === 'password_changed' && (justDone?.what === 'newPassword' || justDone?.what === 'notMe'))
  return (
    <>
      {isExposed(headers, env()) && <Notice tone="warning">{en.signIn.exposed}</Notice>}
      {(await hasNobody(await systemContext('set-up', facts))) && <Notice>{en.signIn.nobodyYet}</Notice>}
      {justDone && <JustDoneNotice {...justDone} />}
      {isLive &&
        (justDone ? <Notice tone="warning">{en.signIn.stillIn(standing.name)}</Notice> : <Notice>{en.signIn.stillSignedIn}</Notice>)}
      {!isTold && (
        <EndedNotice reason={reason} message={standing?.message ?? null} at={standing?.endedAt?.toISOString() ?? null} zone={zone} />
      )}
      {!justDone && !reason && <LeftNotice />}
      {!isLive && <FollowSignIn to={next} />}
      <CardHead title={en.signIn.title} lead={en.signIn.lead} />
      <SignInForm action={signIn} next={next} />
      {env().demoSignIns.length > 0 && <DemoSignIns action={signIn} accounts={env().demoSignIns} next={next} />}
    </>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { CardHead } from '@/app/(sign-in)/card-head'
import { savePassword } from '@/app/(sign-in)/invite/actions'
import { PasswordForm } from '@/app/(sign-in)/password-form'
import { systemContext } from '@/lib/auth/system-context'
import { en } from '@/lib/i18n/en'
import { findInvite } from '@/lib/users/accept-invite'
import { currentRequest } from '@/lib/web/request'

export const metadata: Metadata = { title: en.invite.submit }

/** Where an invitation leads. Looking changes nothing: mail scanners look first. */
export default async function InvitePage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params
  const { facts } = await currentRequest('web')
  const invited = await findInvite(await systemContext('invitation', facts), token)
  if (invited === null) {
    return (
      <>
        <CardHead title={en.invite.invalidTitle} lead={en.invite.invalid} />
        <Link href="/sign-in" prefetch={false}>
          {en.invite.toSignIn}
        </Link>
      </>
    )
  }
  return (
    <>
      <CardHead title={en.invite.title(invited.name)} lead={en.invite.lead(invited.email)} />
      <PasswordForm action={savePassword} token={token} email={invited.email} submit={en.invite.submit} />
    </>
  )
}

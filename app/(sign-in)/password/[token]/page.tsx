import type { Metadata } from 'next'
import Link from 'next/link'
import { CardHead } from '@/app/(sign-in)/card-head'
import { saveNewPassword } from '@/app/(sign-in)/password/actions'
import { PasswordForm } from '@/app/(sign-in)/password-form'
import { systemContext } from '@/lib/auth/system-context'
import { en } from '@/lib/i18n/en'
import { findPasswordLink } from '@/lib/users/renew-password'
import { currentRequest } from '@/lib/web/request'

export const metadata: Metadata = { title: en.newPassword.submit }

/** Where a link for a new password leads. Looking changes nothing: mail scanners look first. */
export default async function PasswordPage({ params }: PageProps<'/password/[token]'>) {
  const { token } = await params
  const { facts } = await currentRequest('web')
  const person = await findPasswordLink(await systemContext('new password', facts), token)
  if (person === null) {
    return (
      <>
        <CardHead title={en.newPassword.invalidTitle} lead={en.newPassword.invalid} />
        <Link href="/forgot" prefetch={false}>
          {en.newPassword.again}
        </Link>
        <Link href="/sign-in" prefetch={false}>
          {en.invite.toSignIn}
        </Link>
      </>
    )
  }
  return (
    <>
      <CardHead title={en.newPassword.title(person.name)} lead={en.newPassword.lead(person.email)} />
      <PasswordForm action={saveNewPassword} token={token} email={person.email} submit={en.newPassword.submit} />
    </>
  )
}

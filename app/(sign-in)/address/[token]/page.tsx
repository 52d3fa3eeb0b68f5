import type { Metadata } from 'next'
import Link from 'next/link'
import { JustDoneNotice } from '@/app/_ui/just-done-notice'
import { confirmAddress } from '@/app/(sign-in)/address/actions'
import { ConfirmForm } from '@/app/(sign-in)/address/confirm-form'
import { CardHead } from '@/app/(sign-in)/card-head'
import { systemContext } from '@/lib/auth/system-context'
import { en } from '@/lib/i18n/en'
import { findAddressLink } from '@/lib/users/confirm-address'
import { readJustDone } from '@/lib/web/just-done'
import { currentRequest } from '@/lib/web/request'

export const metadata: Metadata = { title: en.newAddress.submit }

/** Where the letter to a new address leads. Looking changes nothing: mail scanners look first. */
export default async function AddressPage({ params }: PageProps<'/address/[token]'>) {
  const { token } = await params
  const justDone = await readJustDone(['addressConfirmed'])
  // Whoever is signed in here goes on as they are, and may be somebody else: so it is said on this page.
  if (justDone !== null) {
    return (
      <>
        <CardHead title={en.newAddress.confirmedTitle} lead={en.newAddress.confirmed} />
        <JustDoneNotice {...justDone} />
        <Link href="/" prefetch={false}>
          {en.newAddress.goOn}
        </Link>
      </>
    )
  }
  const { facts } = await currentRequest('web')
  const found = await findAddressLink(await systemContext('new address', facts), token)
  if (found === null) {
    return (
      <>
        <CardHead title={en.newAddress.invalidTitle} lead={en.newAddress.invalid} />
        <Link href="/sign-in" prefetch={false}>
          {en.invite.toSignIn}
        </Link>
      </>
    )
  }
  return (
    <>
      <CardHead title={en.newAddress.title(found.to)} lead={en.newAddress.lead(found.name, found.from)} />
      <ConfirmForm action={confirmAddress} token={token} />
      <p>{en.newAddress.notYou}</p>
    </>
  )
}

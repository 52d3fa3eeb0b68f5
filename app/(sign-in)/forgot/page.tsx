import type { Metadata } from 'next'
import Link from 'next/link'
import { JustDoneNotice } from '@/app/_ui/just-done-notice'
import { CardHead } from '@/app/(sign-in)/card-head'
import { en } from '@/lib/i18n/en'
import { readJustDone } from '@/lib/web/just-done'
import { askForPassword } from './actions'
import { ForgotForm } from './forgot-form'

export const metadata: Metadata = { title: en.forgot.title }

/** The way back in for whoever has no password any more. Whatever was typed, the page answers the same. */
export default async function ForgotPage() {
  const justDone = await readJustDone(['passwordAsked'])
  return (
    <>
      {justDone ? (
        <>
          <CardHead title={en.forgot.askedTitle} lead={en.forgot.asked} />
          <JustDoneNotice {...justDone} />
        </>
      ) : (
        <>
          <CardHead title={en.forgot.title} lead={en.forgot.lead} />
          <ForgotForm action={askForPassword} />
        </>
      )}
      <p>{en.forgot.noLetter}</p>
      <Link href="/sign-in" prefetch={false}>
        {en.invite.toSignIn}
      </Link>
    </>
  )
}

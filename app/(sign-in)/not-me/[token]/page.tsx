import type { Metadata } from 'next'
import { readPreferences } from '@/app/_ui/preferences'
import { SuspectFacts, WhatFollows } from '@/app/_ui/suspect'
import { CardHead } from '@/app/(sign-in)/card-head'
import { sayNotMe, sayWasMe } from '@/app/(sign-in)/not-me/actions'
import { Answered } from '@/app/(sign-in)/not-me/answered'
import { NotMeForm } from '@/app/(sign-in)/not-me/not-me-form'
import { systemContext } from '@/lib/auth/system-context'
import { findNotMeLink } from '@/lib/cases/not-me-link'
import { AppError } from '@/lib/errors/app-error'
import { en } from '@/lib/i18n/en'
import { currentRequest } from '@/lib/web/request'

const words = en.notMe

// No other origin hears of this address (Referrer-Policy: same-origin). With `no-referrer` a form that is sent without script would have no Origin either, and be refused.
export const metadata: Metadata = { title: words.metaTitle }

/** A try too many is told where the question would stand. */
function tooMany(error: unknown): AppError {
  if (error instanceof AppError && error.code === 'too_many') return error
  throw error
}

/** Where the link of a letter about a sign-in leads. Looking changes nothing: mail scanners look first, at every link. */
export default async function NotMePage({ params }: PageProps<'/not-me/[token]'>) {
  const { token } = await params
  const { facts } = await currentRequest('web')
  const link = await findNotMeLink(await systemContext('sign-in report', facts), token).catch(tooMany)
  if (link instanceof AppError) return <CardHead title={words.goneTitle} lead={link.message} />
  if (link.state !== 'asks') return <Answered link={link} />
  const { zone } = await readPreferences()
  const { name, session, sendsMail, email, putsBack } = link
  const { will } = words
  const address = putsBack ? [will.address(email)] : []
  return (
    <>
      <CardHead title={words.title(name)} lead={session.isGone ? `${words.lead} ${words.forgotten}` : words.lead} />
      <SuspectFacts session={session} zone={session.zone ?? zone} />
      <WhatFollows title={words.willTitle} items={[will.sessions, sendsMail ? will.mail(email) : will.noMail, ...address, will.managers]} />
      <NotMeForm token={token} notMe={sayNotMe} wasMe={sayWasMe} />
    </>
  )
}

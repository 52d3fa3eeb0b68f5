import type { Metadata, Route } from 'next'
import { BackLink } from '@/app/_ui/back-link'
import { PageHeader } from '@/app/_ui/page-header'
import { readPreferences } from '@/app/_ui/preferences'
import { SuspectFacts, WhatFollows } from '@/app/_ui/suspect'
import { disownSession } from '@/app/(console)/account/actions'
import { DisownForm } from '@/app/(console)/account/not-me/disown-form'
import styles from '@/app/(console)/account/not-me/not-me.module.css'
import { refusable } from '@/app/(console)/refusable'
import { isFresh } from '@/lib/access/fresh'
import { findDisownable } from '@/lib/cases/disown-session'
import { en } from '@/lib/i18n/en'
import { orNotFound, requireContext } from '@/lib/web/page'

const { here, will } = en.notMe

export const metadata: Metadata = { title: here.title }

async function DisownPage({ params }: PageProps<'/account/not-me/[id]'>) {
  const { id } = await params
  const ctx = await requireContext('session.disown', `/account/not-me/${id}` as Route)
  const [{ session, isSaid, email, sendsMail, putsBack }, { zone }] = await Promise.all([
    orNotFound(findDisownable(ctx, id)),
    readPreferences(),
  ])
  const address = putsBack ? [will.address(email)] : []
  return (
    <>
      <BackLink href="/account">{here.back}</BackLink>
      <PageHeader title={here.title} lead={here.lead} />
      <div className={styles.card}>
        <SuspectFacts session={session} zone={zone} />
        {isSaid ? (
          <p>{here.said}</p>
        ) : (
          <>
            <WhatFollows title={here.will} items={[here.sessions, sendsMail ? will.mail(email) : will.noMail, ...address, will.managers]} />
            <DisownForm sessionId={id} action={disownSession} asksPassword={!isFresh(ctx)} />
          </>
        )}
      </div>
    </>
  )
}

export default refusable(DisownPage)

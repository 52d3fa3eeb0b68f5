import Link from 'next/link'
import { WhatFollows } from '@/app/_ui/suspect'
import { CardHead } from '@/app/(sign-in)/card-head'
import type { NotMeLink } from '@/lib/cases/not-me-link'
import { en } from '@/lib/i18n/en'

const words = en.notMe

type Answer = Exclude<NotMeLink, { readonly state: 'asks' }>

/** What is to be done after "This wasn't me". */
function next({ hasPassword, sendsMail, email, putsBack }: Extract<Answer, { readonly state: 'not_me' }>): readonly string[] {
  if (hasPassword) return [words.renewed, words.elsewhere]
  const address = putsBack ? [words.addressBack(email)] : []
  return [...(sendsMail ? [words.mailed(email), words.noMailCame] : [words.notMailed]), ...address, words.elsewhere]
}

/** What a link was used for, and what to do next; or that it is good for nothing. */
export function Answered({ link }: { readonly link: Answer }) {
  return (
    <>
      {link.state === 'not_me' && (
        <>
          <CardHead title={words.doneTitle} lead={words.done} />
          <WhatFollows title={words.next} items={next(link)} />
        </>
      )}
      {link.state === 'was_me' && (
        <>
          <CardHead title={words.vouchedTitle} lead={words.vouched} />
          <p>{words.mistaken}</p>
        </>
      )}
      {link.state === 'gone' && (
        <>
          <CardHead title={words.goneTitle} lead={words.gone} />
          <p>{words.goneNext}</p>
        </>
      )}
      <Link href="/sign-in" prefetch={false}>
        {words.toSignIn}
      </Link>
    </>
  )
}

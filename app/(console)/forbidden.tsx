import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import { PageHeader } from '@/app/_ui/page-header'
import { en } from '@/lib/i18n/en'

/** A page that the role may not see; navigation and account stay. That it was asked for is recorded. */
export default function Forbidden() {
  return (
    <>
      <PageHeader title={en.pages.forbiddenTitle} lead={en.pages.forbidden} />
      <Link prefetch={false} href="/sessions" className={buttons.button}>
        {en.pages.home}
      </Link>
    </>
  )
}

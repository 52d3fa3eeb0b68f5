import Link from 'next/link'
import { recordTitle } from '@/app/_drawer/record-title'
import buttons from '@/app/_ui/button.module.css'
import { PageHeader } from '@/app/_ui/page-header'
import { en } from '@/lib/i18n/en'

/** A record that is not there or not one's to see, alike; navigation and account stay. */
export default function RecordNotFound() {
  return (
    <>
      <PageHeader titleId={recordTitle} title={en.pages.notFoundTitle} lead={en.pages.notFound} />
      <Link prefetch={false} href="/sessions" className={buttons.button}>
        {en.pages.home}
      </Link>
    </>
  )
}

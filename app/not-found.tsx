import type { Metadata } from 'next'
import { connection } from 'next/server'
import { Brand } from '@/app/_ui/brand'
import buttons from '@/app/_ui/button.module.css'
import styles from '@/app/_ui/session-ended.module.css'
import { en } from '@/lib/i18n/en'

export const metadata: Metadata = { title: en.pages.notFoundTitle }

/** One answer for an unknown address, an unknown record and other people's records. Rendered per request, so that its scripts have the nonce. */
export default async function NotFound() {
  await connection()
  return (
    <main className={styles.ended}>
      <div className={styles.card}>
        <Brand />
        <h1>{en.pages.notFoundTitle}</h1>
        <p>{en.pages.notFound}</p>
        <a className={buttons.button} data-tone="primary" data-wide="" href="/">
          {en.pages.home}
        </a>
      </div>
    </main>
  )
}

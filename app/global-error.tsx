'use client'

import { enShell } from '@/lib/i18n/en-shell'
import { Failure, type FailureProps } from './failure'
import './globals.css'

/** Replaces everything when the root layout itself failed. A first load never shows it: the preload answers such a 500 without scripts. */
export default function GlobalError(props: FailureProps) {
  return (
    <html lang="en">
      <body>
        <title>{`${enShell.pages.errorTitle} · ${enShell.product}`}</title>
        <main>
          <Failure {...props} />
        </main>
      </body>
    </html>
  )
}

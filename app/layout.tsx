import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { readTheme } from '@/app/_ui/preferences'
import { en } from '@/lib/i18n/en'
import './globals.css'

export const metadata: Metadata = {
  title: { default: en.product, template: `%s · ${en.product}` },
  description: en.claim,
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** Reading the cookie also makes every page dynamic, the 404 too: a prerendered one would carry scripts without a nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme()
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}

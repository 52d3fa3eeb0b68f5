'use client'

import { useLinkStatus } from 'next/link'

/** Inside a link to another page: while that page is on its way the shell shows its outline (see `shell.module.css`). */
export function Pending() {
  return useLinkStatus().pending ? <span data-pending="" /> : null
}

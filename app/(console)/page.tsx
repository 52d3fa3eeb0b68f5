import { redirect } from 'next/navigation'
import { startPath } from '@/lib/web/safe-redirect'

/** The list of sessions is the start. */
export default function StartPage() {
  redirect(startPath)
}

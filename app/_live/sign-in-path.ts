import { startPath } from '@/lib/web/safe-redirect'
import { isMeant } from './told-end'
import { herePath } from './typed/kept'

/** The way to signing in, and from there back to what this tab shows. The server looks at it as at any word from an address. */
export function signInPath(reason: string): string {
  const here = herePath()
  return here === startPath || isMeant(reason) ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`
}

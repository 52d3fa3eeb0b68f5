import { herePath } from './typed/kept'

/** Whether a session ended by a clock, or by a new sign-in in its place: then its person comes back to where they were. */
export const comesBack = (reason: string): boolean => reason === 'idle' || reason === 'time_limit' || reason === 'replaced'

/** Where one signs in after such an end, or any other, and comes back to this page from. */
export const signInPath = (reason: string): string => (comesBack(reason) ? `/sign-in?next=${encodeURIComponent(herePath())}` : '/sign-in')

/** Where one signs in anew while the session still lasts. */
export const signInAgainPath = (): string => `/sign-in?again=1&next=${encodeURIComponent(herePath())}`

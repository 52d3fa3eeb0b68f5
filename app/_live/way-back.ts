import { herePath } from './typed/kept'

/** Whether a session ended by a clock, or by a new sign-in in its place: then its person comes back to where they were, and to what they had typed. */
export const comesBack = (reason: string): boolean => reason === 'idle' || reason === 'time_limit' || reason === 'replaced'

/** Where one signs in anew while the session still lasts. */
export const signInAgainPath = (): string => `/sign-in?again=1&next=${encodeURIComponent(herePath())}`

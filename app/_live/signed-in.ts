import { type Channel, openChannel } from './channel'

const name = 'rollcall.signed-in'

/** Tells tabs that show a form for signing in that somebody is signed in now. */
export function tellSignedIn(): void {
  const channel = openChannel<'in'>(name, () => {})
  channel?.say('in')
  channel?.close()
}

/** Hears of it; null where tabs cannot speak to one another. */
export const hearSignedIn = (hear: () => void): Channel<'in'> | null => openChannel<'in'>(name, hear)

import type { EndReason } from '@/lib/sessions/schema'
import type { Random } from './random'

/** Why sessions of the past ended, by how often; `replaced` comes about by itself. */
const weights: readonly (readonly [EndReason, number])[] = [
  ['signed_out', 44],
  ['idle', 26],
  ['time_limit', 10],
  ['killed', 10],
  ['password_changed', 2],
  ['role_changed', 2],
  ['not_me', 2],
  ['system', 1],
]

const always: readonly EndReason[] = ['password_changed', 'role_changed', 'not_me', 'system', 'killed']

/** The reason of the `index`-th past session: the first ones make sure that each rare reason is there. */
export function endReasonOf(index: number, random: Random): EndReason {
  const sure = always[index]
  if (sure !== undefined) return sure
  let left = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [reason, weight] of weights) {
    left -= weight
    if (left < 0) return reason
  }
  return 'signed_out'
}

const kills: readonly (readonly [note: string | null, message: string | null])[] = [
  ['Sign-in from a country where nobody of the team is.', 'Please call the service desk before you sign in again.'],
  ['Reported lost laptop, ticket 4711.', 'Your laptop was reported lost. Sign in from another device.'],
  ['Shared workstation left open in the lobby.', null],
  ['Two places at once, 9,000 km apart.', 'We saw your account in two places at once. Change your password.'],
  [null, null],
  ['Contract ended today.', null],
  ['Maintenance of the archive at noon.', 'The archive is being moved. Sign in again after 13:00.'],
]

/** What a manager wrote for the log and for the person. */
export const killTexts = (random: Random) => random.pick(kills)

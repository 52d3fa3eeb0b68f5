import { type ActionRow, action, alike, type PageRow, page, person, role, unknownId } from './matrix-rows'

const notKnown = 'no: This person is not known.'
const missing = 'no: Something is missing'
const nothingWaits = 'no: No new email waits'
const asksPassword = 'no: Your password is needed for this.'
const notUnderstood = 'no: The form'
const account = (name: string) => `(console)/account/actions.ts#${name}`
const users = (name: string) => `(console)/users/actions.ts#${name}`
const newPassword = { password: 'a long enough phrase', repeat: 'a long enough phrase' }
const forgot = '(sign-in)/forgot/actions.ts#askForPassword'
const choose = '(sign-in)/password/actions.ts#saveNewPassword'
const confirm = '(sign-in)/address/actions.ts#confirmAddress'
const ofUser = '/users/{person}'
const another = { email: '{new}', currentPassword: '{password}' }

/** One-time links, mailed or handed over: who makes them, and where they lead. */
export const linkPages: readonly PageRow[] = [
  page('(sign-in)/invite/[token]', '/invite/unknown', alike('open')),
  page('(sign-in)/password/[token]', '/password/unknown', alike('open')),
  page('(sign-in)/forgot', '/forgot', alike('open')),
  page('(sign-in)/address/[token]', '/address/unknown', alike('open')),
]

export const linkActions: readonly ActionRow[] = [
  action(users('renewInvite'), ofUser, { userId: '{invited}' }, person(role, role, 'done')),
  action(users('renewInvite'), ofUser, { userId: '{person}' }, person(role, role, 'no: P ')),
  action(users('renewInvite'), ofUser, { userId: unknownId }, person(role, role, notKnown)),
  action(users('makePasswordLink'), ofUser, { userId: '{person}' }, person(role, role, 'done')),
  action(users('makePasswordLink'), ofUser, { userId: '{disabled}' }, person(role, role, 'no: P ')),
  action(users('makePasswordLink'), ofUser, { userId: unknownId }, person(role, role, notKnown)),
  action(users('makePasswordLink'), ofUser, { userId: '{person}', hand: 'on' }, person(role, role, 'done')),
  action(users('makePasswordLink'), ofUser, { userId: '{person}', hand: 'x' }, person(role, role, missing)),
  action(users('askAddressAgain'), ofUser, { userId: '{moving}' }, person(role, role, 'done')),
  action(users('askAddressAgain'), ofUser, { userId: '{person}' }, person(role, role, nothingWaits)),
  action(users('askAddressAgain'), ofUser, { userId: unknownId }, person(role, role, notKnown)),
  action(users('withdrawAddress'), ofUser, { userId: '{moving}' }, person(role, role, 'done')),
  action(users('withdrawAddress'), ofUser, { userId: unknownId }, person(role, role, nothingWaits)),
  action(account('withdrawAddress'), '/account', {}, person(nothingWaits, nothingWaits, nothingWaits)),
  action(account('changeAddress'), '/account', another, person('done', 'done', 'done')),
  action(account('changeAddress'), '/account', { email: '{new}' }, person(asksPassword, asksPassword, asksPassword)),
  action(account('changeAddress'), '/account', { ...another, userId: '{person}' }, person(notUnderstood, notUnderstood, notUnderstood)),
  action(account('askAddressAgain'), '/account', {}, person('done', 'done', 'done')),
  action(forgot, '/forgot', { email: '{known}' }, alike('→ /forgot ✎')),
  action(forgot, '/forgot', { email: '{new}' }, alike('→ /forgot')),
  action(forgot, '/forgot', { email: ' ' }, alike(missing)),
  action(confirm, '/address/{address}', { token: '{address}' }, alike('→ /address/{address} ✎')),
  action('(sign-in)/invite/actions.ts#savePassword', '/invite/{invite}', { token: '{invite}', ...newPassword }, alike('→ /sign-in ✎')),
  action('(sign-in)/invite/actions.ts#savePassword', '/invite/x', { token: 'x', ...newPassword }, alike('no: This')),
  action(choose, '/password/{renewal}', { token: '{renewal}', ...newPassword }, alike('→ /sign-in ✎')),
  action(choose, '/password/x', { token: 'x', ...newPassword }, alike('no: This')),
  action(confirm, '/address/x', { token: 'x' }, alike('no: This link is not valid any more.')),
]

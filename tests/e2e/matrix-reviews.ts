import { type ActionRow, action, alike, type PageRow, page, person, role, signedIn, unknownId, unseen } from './matrix-rows'

/** What managers say of records, and cases, of which they say the same. */
export const reviewPages: readonly PageRow[] = [
  page('(console)/reviews', '/reviews', signedIn('/reviews', '403', 'own', 'own')),
  page('(console)/reviews', '/reviews?show=all', signedIn('/reviews?show=all', '403', 'own', 'own')),
  page('(console)/cases', '/cases', signedIn('/cases', '403', 'all', 'all')),
  page('(console)/cases', '/cases?show=closed', signedIn('/cases?show=closed', '403', 'own', 'own')),
  page('(console)/cases', '/cases?show=nope&before=x', signedIn('/cases', '403', '→ /cases', '→ /cases')),
  page('(console)/cases/[id]', '/cases/{case}', signedIn('/cases/{case}', '403', 'all', 'all')),
  page('(console)/cases/[id]', `/cases/${unknownId}`, signedIn(`/cases/${unknownId}`, '403', '404', '404')),
  page('(console)/cases/[id]', "/cases/no'id", signedIn("/cases/no'id", '403', '404', '404')),
  page('(console)/account/not-me/[id]', '/account/not-me/{self}', signedIn('/account/not-me/{self}', '404', '404', '404')),
  page('(console)/account/not-me/[id]', '/account/not-me/{other}', signedIn('/account/not-me/{other}', '404', '404', '404')),
  page('(console)/account/not-me/[id]', "/account/not-me/no'id", signedIn("/account/not-me/no'id", '404', '404', '404')),
  page('(sign-in)/not-me/[token]', '/not-me/unknown', alike('open')),
]

const disown = '(console)/account/actions.ts#disownSession'
const answer = (name: string) => `(sign-in)/not-me/actions.ts#${name}`
const review = '(console)/_reviews/actions.ts#review'
const about = (id: string, fields: Readonly<Record<string, string>>) => ({ subjectType: 'case', subjectId: id, ...fields })
const aboutOther = { subjectType: 'session', subjectId: '{other}' }
const aboutUnknown = (subjectType: string) => ({ subjectType, subjectId: unknownId, state: 'seen' })
const notTaken = 'no: Only an active manager or administrator'
const noSession = 'no: This session is not known.'
const missing = 'no: Something is missing'
const unknown = 'no: This case is not known.'

export const reviewActions: readonly ActionRow[] = [
  action(review, '/sessions/{self}', { ...aboutOther, state: 'suspicious', labels: 'vpn', comment: '{new}' }, person(role, 'done', 'done')),
  action(review, '/sessions/{self}', { ...aboutOther, assignTo: '{person}' }, person(role, notTaken, notTaken)),
  action(
    review,
    '/sessions/{self}',
    { ...aboutOther, comment: 'x', byName: 'Somebody else' },
    person(role, 'no: The form', 'no: The form'),
  ),
  action(review, '/sessions/{self}', { ...aboutOther, comment: ' ' }, person(role, missing, missing)),
  action(review, '/sessions/{self}', aboutUnknown('session'), person(role, noSession, noSession)),
  action(
    review,
    '/sessions/{self}',
    aboutUnknown('activity'),
    person(role, 'no: This activity is not known.', 'no: This activity is not known.'),
  ),
  action(disown, '/account', { sessionId: '{mine}' }, person('→ /sign-in ✎', '→ /sign-in ✎', '→ /sign-in ✎')),
  action(disown, '/account', { sessionId: '{self}' }, person(unseen, unseen, unseen)),
  action(disown, '/account', { sessionId: '{other}' }, person(unseen, unseen, unseen)),
  action(disown, '/account', { sessionId: unknownId }, person(unseen, unseen, unseen)),
  action(answer('sayNotMe'), '/not-me/{notMe}', { token: '{notMe}' }, alike('→ /not-me/{notMe} ✎')),
  action(answer('sayWasMe'), '/not-me/{notMe}', { token: '{notMe}' }, alike('→ /not-me/{notMe} ✎')),
  action(answer('sayNotMe'), '/not-me/x', { token: 'x' }, alike('→ /not-me/x')),
  action(answer('sayWasMe'), '/not-me/x', { token: 'x' }, alike('→ /not-me/x')),
  action(answer('sayNotMe'), '/not-me/x', { token: '' }, alike(missing)),
  action(review, '/cases/{case}', about('{case}', { state: 'in_work', comment: '{new}' }), person(role, 'done', 'done')),
  action(review, '/cases/{case}', about('{case}', { state: 'confirmed' }), person(role, missing, missing)),
  action(review, '/cases/{case}', about('{case}', { state: 'suspicious', comment: 'x' }), person(role, missing, missing)),
  action(review, '/cases/{case}', about(unknownId, { comment: 'x' }), person(role, unknown, unknown)),
]

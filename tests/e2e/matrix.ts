import { contactActions, contactPages, contactRoutes } from './matrix-contacts'
import { exportPages, exportRoutes } from './matrix-exports'
import { linkActions, linkPages } from './matrix-links'
import { mapPages, mapRoutes } from './matrix-map'
import { questionRoutes } from './matrix-questions'
import { reviewActions, reviewPages } from './matrix-reviews'
import {
  type ActionRow,
  action,
  alike,
  here,
  type PageRow,
  page,
  person,
  type RouteRow,
  role,
  route,
  signedIn,
  unknownId,
  unseen,
} from './matrix-rows'
import { settingsActions, settingsPages } from './matrix-settings'

const drawer = (
  list: 'sessions' | 'activities',
  id: string,
  gets: readonly [user: string, manager: string, administrator: string],
): PageRow => page(`(console)/${list}/@drawer/(open)/(.)[id]`, `/${list}/${id}`, signedIn(`/${list}/${id}`, ...gets), `/${list}`)

export const pages: readonly PageRow[] = [
  page('(console)', '/?user={person}', signedIn('/?user={person}', 'own', 'all', 'all')),
  page('(console)', '/?ip=no&from=1&before=x&role=root&country=ZW', signedIn('/?country=ZW', 'own', 'own', 'own')),
  page('(console)/locations', '/locations?user={person}', signedIn('/locations?user={person}', 'own', 'all', 'all')),
  page('(console)/devices', '/devices', signedIn('/devices', 'own', 'own', 'own')),
  page('(console)/sessions', '/sessions', signedIn('/sessions', 'own', 'all', 'all')),
  page('(console)/sessions', '/sessions?user={person}', signedIn('/sessions?user={person}', 'own', 'all', 'all')),
  page('(console)/sessions', '/sessions?ip=no&from=1&before=x&role=root', signedIn('/sessions', 'own', 'all', 'all')),
  // Before anybody looked at the stranger: one's own story and one's activities name whom one looked at.
  page('(console)/sessions/[id]', '/sessions/{self}', signedIn('/sessions/{self}', 'own', 'own', 'own')),
  drawer('sessions', '{self}', ['own', 'own', 'own']),
  page('(console)/account', '/account', signedIn('/account', 'own', 'own', 'own')),
  page('(console)/account/sessions', '/account/sessions', signedIn('/account/sessions', 'own', 'own', 'own')),
  page('(console)/account/activities', '/account/activities', signedIn('/account/activities', 'own', 'own', 'own')),
  page(
    '(console)/account/activities',
    `/account/activities?before=${unknownId}`,
    signedIn(`/account/activities?before=${unknownId}`, 'own', 'own', 'own'),
  ),
  page('(console)/sessions/[id]', '/sessions/{other}', signedIn('/sessions/{other}', '404', 'all', 'all')),
  page('(console)/sessions/[id]', `/sessions/${unknownId}`, signedIn(`/sessions/${unknownId}`, '404', '404', '404')),
  page('(console)/sessions/[id]', '/sessions/%00no-id', alike('400')),
  page('(console)/sessions/[id]', "/sessions/no'id", signedIn("/sessions/no'id", '404', '404', '404')),
  page('(console)/sessions/@drawer', '/sessions?status=active', signedIn('/sessions?status=active', 'own', 'all', 'all')),
  drawer('sessions', '{other}', ['404', 'all', 'all']),
  drawer('sessions', unknownId, ['404', '404', '404']),
  drawer('sessions', "no'id", ['404', '404', '404']),
  page('(console)/activities', '/activities?q={person}', signedIn('/activities?q={person}', 'own', 'all', 'all')),
  page('(console)/activities', '/activities?actor={person}', signedIn('/activities?actor={person}', 'own', 'all', 'all')),
  page('(console)/activities', '/activities?ip=no&from=1&before=x&kind=root', signedIn('/activities', 'own', 'all', 'all')),
  page('(console)/activities/@drawer', '/activities?kind=change', signedIn('/activities?kind=change', 'own', 'all', 'all')),
  page('(console)/activities/[id]', '/activities/{activity}', signedIn('/activities/{activity}', '404', 'all', 'all')),
  drawer('activities', '{activity}', ['404', 'all', 'all']),
  drawer('activities', unknownId, ['404', '404', '404']),
  drawer('activities', "no'id", ['404', '404', '404']),
  page('(console)/activities/[id]', `/activities/${unknownId}`, signedIn(`/activities/${unknownId}`, '404', '404', '404')),
  page('(console)/activities/[id]', "/activities/no'id", signedIn("/activities/no'id", '404', '404', '404')),
  page('(console)/kill', '/kill?scope=user&user={other}', signedIn('/kill?scope=user&user={other}', '403', 'all', 'all')),
  page('(console)/kill', '/kill?scope=x', signedIn('/kill', '403', '404', '404')),
  page('(console)/recording', '/recording', signedIn('/recording', '403', 'own', 'own')),
  ...reviewPages,
  page('(console)/users', '/users', signedIn('/users', '403', 'all', 'all')),
  page('(console)/users', `/users?before=${unknownId}`, signedIn(`/users?before=${unknownId}`, '403', 'all', 'all')),
  ...contactPages,
  ...mapPages,
  ...linkPages,
  ...exportPages,
  ...settingsPages,
  page('(console)/users', '/users?state=nope&role=x&q=%00', signedIn('/users', '403', 'all', 'all')),
  page('(console)/users/[id]', '/users/{person}', signedIn('/users/{person}', '403', 'all', 'all')),
  page('(console)/users/[id]', `/users/${unknownId}`, signedIn(`/users/${unknownId}`, '403', '404', '404')),
  page('(console)/users/[id]', "/users/no'id", signedIn("/users/no'id", '403', '404', '404')),
  page('(sign-in)/sign-in', '/sign-in', ['open', '→ /', '→ /', '→ /', 'open']),
  page('(sign-in)/sign-in', '/sign-in?next=%2Faccount', ['open', '→ /account', '→ /account', '→ /account', 'open']),
  page('(sign-in)/sign-in', '/sign-in?again=1&next=%2Faccount', alike('open')),
  page('(sign-in)/setup', '/setup', alike('open')),
  page('(sign-in)/setup', '/setup?token={setup}', alike('open')),
]

const unknown = 'no: This session is not known.'
const kill = '(console)/sessions/actions.ts#kill'
const chosen = '(console)/sessions/actions.ts#killChosen'
const many = '(console)/sessions/actions.ts#orderKill'
const atOnce = '(console)/sessions/actions.ts#killAtOnce'
const account = '(console)/account/actions.ts'
const users = (name: string) => `(console)/users/actions.ts#${name}`
const ofUser = '/users/{person}'
const relabel = '(console)/sessions/_notes/notes.ts#relabel'
const correct = '(console)/sessions/_notes/notes.ts#correct'
const putAway = '(console)/_notices/actions.ts#putAway'
const missing = 'no: Something is missing'
const newPassword = { password: 'a long enough phrase', repeat: 'a long enough phrase' }

export const actions: readonly ActionRow[] = [
  action(kill, '/sessions', { sessionId: '{other}', reason: 'r', message: 'm' }, person(role, 'done', 'done')),
  action(kill, '/sessions', { sessionId: '{admin}' }, person(role, 'no: Only a System Administrator can end', 'done')),
  action(kill, '/sessions', { sessionId: '{self}' }, person(role, 'no: This is your own session.', 'no: This is your own session.')),
  action(kill, '/sessions', { sessionId: unknownId }, person(role, 'no: This session is not known.', 'no: This session is not known.')),
  action(relabel, '/sessions/{self}', { sessionId: '{other}', label: 'Front desk {new}' }, person(role, 'done', 'done')),
  action(relabel, '/sessions/{self}', { sessionId: unknownId, label: 'x' }, person(role, unknown, unknown)),
  action(
    correct,
    '/sessions/{self}',
    { sessionId: '{other}', country: 'DE', city: 'Munich', scope: 'session' },
    person(role, 'done', 'done'),
  ),
  action(correct, '/sessions/{self}', { sessionId: unknownId, country: 'DE', scope: 'session' }, person(role, unknown, unknown)),
  ...reviewActions,
  action(chosen, '/sessions', { ids: '{other},{self}', reason: 'r', message: 'm' }, person(role, 'done', 'done')),
  action(chosen, '/sessions', { ids: '' }, person(role, 'no: Something is missing', 'no: Something is missing')),
  action(many, '/sessions', { scope: 'user', user: '{other}', count: '1' }, person(role, 'done', 'done')),
  action(
    many,
    '/sessions',
    { scope: 'user', user: '{other}', count: '2' },
    person(role, 'no: Nothing was ended.', 'no: Nothing was ended.'),
  ),
  action(many, '/sessions', { scope: 'user', user: unknownId, count: '1' }, person(role, 'no: No session', 'no: No session')),
  action(atOnce, '/kill?scope=others', { scope: 'user', user: '{other}', count: '1' }, person(role, 'done', 'done')),
  action(
    atOnce,
    '/kill?scope=others',
    { scope: 'user', user: '{other}', count: '2' },
    person(role, 'no: Nothing was ended.', 'no: Nothing was ended.'),
  ),
  action(users('createUser'), '/users', { email: '{new}', name: 'New', role: 'audit_user' }, person(role, role, 'done')),
  action(users('changeRole'), ofUser, { userId: '{person}', role: 'audit_manager' }, person(role, role, 'done')),
  action(users('changeRole'), ofUser, { userId: unknownId, role: 'audit_manager' }, person(role, role, 'no: This person is not known.')),
  action(users('editUser'), ofUser, { userId: '{person}', email: '{new}', name: 'New' }, person(role, role, 'done')),
  action(users('editUser'), ofUser, { userId: '{person}', email: '{known}', name: 'New' }, person(role, role, 'no: Somebody with')),
  action(
    users('editUser'),
    ofUser,
    { userId: unknownId, email: '{new}', name: 'New' },
    person(role, role, 'no: This person is not known.'),
  ),
  action(users('disableUser'), ofUser, { userId: '{person}' }, person(role, role, 'done')),
  action(users('disableUser'), ofUser, { userId: '{invited}' }, person(role, role, 'no: Invited is only invited.')),
  action(users('disableUser'), ofUser, { userId: unknownId }, person(role, role, 'no: This person is not known.')),
  action(users('enableUser'), ofUser, { userId: '{disabled}' }, person(role, role, 'done')),
  action(users('enableUser'), ofUser, { userId: unknownId }, person(role, role, 'no: This person is not known.')),
  action(users('deleteUser'), ofUser, { userId: '{person}' }, person(role, role, '→ /users ✎')),
  action(users('deleteUser'), ofUser, { userId: unknownId }, person(role, role, 'no: This person is not known.')),
  ...contactActions,
  ...settingsActions,
  ...linkActions,
  action(putAway, '/account', { ids: '{notice}' }, person('done', 'done', 'done')),
  action(putAway, '/account', { ids: unknownId }, person('ok', 'ok', 'ok')),
  action(putAway, '/account', { ids: 'x' }, person(missing, missing, missing)),
  action(
    `${account}#saveProfile`,
    '/account',
    { name: 'N {new}', timeZone: 'Asia/Tokyo', language: 'en', theme: 'dark', notifyEvery: 'off' },
    person('done', 'done', 'done'),
  ),
  action(`${account}#saveTheme`, '/account', { theme: 'dark' }, person('ok', 'ok', 'ok')),
  action(`${account}#changePassword`, '/account', { currentPassword: '{password}', ...newPassword }, person('done', 'done', 'done')),
  action(
    `${account}#changePassword`,
    '/account',
    newPassword,
    person('no: Your password is needed for this.', 'no: Your password is needed for this.', 'no: Your password is needed for this.'),
  ),
  action(`${account}#signOutSession`, '/account/sessions', { sessionId: '{mine}' }, person('done', 'done', 'done')),
  action(`${account}#signOutSession`, '/account/sessions', { sessionId: '{self}' }, person(here, here, here)),
  action(`${account}#signOutSession`, '/account/sessions', { sessionId: '{other}' }, person(unseen, unseen, unseen)),
  action(`${account}#signOutSession`, '/account/sessions', { sessionId: unknownId }, person(unseen, unseen, unseen)),
  action(`${account}#signOutOthers`, '/account/sessions', {}, person('ok', 'ok', 'ok')),
  action('(sign-in)/sign-in/actions.ts#signIn', '/sign-in', { email: '{known}', password: '{password}' }, alike('→ / ✎')),
  action(
    '(sign-in)/sign-in/actions.ts#signIn',
    '/sign-in',
    { email: '{new}', password: '{password}' },
    alike('no: Email or password is wrong.'),
  ),
  action(
    '(sign-in)/setup/actions.ts#createAdministrator',
    '/setup?token={setup}',
    { token: '{setup}', email: '{new}', name: 'N', ...newPassword },
    alike('no: This set-up link'),
  ),
]

export const routes: readonly RouteRow[] = [
  route('GET', '/api/health', alike('200')),
  route('GET', '/api/metrics', alike('401')),
  route('GET', '/api/cron/cleanup', alike('401')),
  route('GET', '/api/cron/timeouts', alike('401')),
  route('GET', '/api/cron/mail', alike('401')),
  route('GET', '/api/live?poll=1', ['401', '200', '200', '200', '401']),
  route('GET', '/api/live', ['401', '200', '200', '200', '401']),
  ...questionRoutes,
  route('GET', '/api/just-done', alike('204')),
  route('GET', '/api/notices', ['401', '200', '200', '200', '401']),
  route('POST', '/api/heartbeat', ['401', '200', '200', '200', '401']),
  route('POST', `/api/kills?order=${unknownId}`, ['401', '403', '404', '404', '401']),
  route('POST', '/api/kills?order=x', ['401', '400', '400', '400', '401']),
  route('GET', '/api/kills/preview?scope=others', ['401', '403', '200', '200', '401']),
  route('GET', '/api/kills/preview?scope=x', ['401', '400', '400', '400', '401']),
  route('GET', `/api/kills/receipt?sessions=${unknownId}`, ['401', '403', '200', '200', '401']),
  route('GET', '/api/kills/receipt', ['401', '400', '400', '400', '401']),
  route('POST', '/api/kills/left', alike('204')),
  ...contactRoutes,
  ...mapRoutes,
  ...exportRoutes,
  route('POST', '/api/sign-out', alike('303')),
]

import { type PageRow, page, type RouteRow, route, signedIn } from './matrix-rows'

const ofPerson = {
  sessions: '/export/sessions?user={person}',
  activities: '/export/activities?actor={person}',
} as const

/** Taking a list along: the pages that say what a file would hold, and the files. */
export const exportPages: readonly PageRow[] = [
  page('(console)/export/sessions', ofPerson.sessions, signedIn(ofPerson.sessions, 'own', 'all', 'all')),
  page('(console)/export/sessions', '/export/sessions?ip=no', signedIn('/export/sessions', 'own', 'own', 'own')),
  page('(console)/export/activities', ofPerson.activities, signedIn(ofPerson.activities, 'own', 'all', 'all')),
  page('(console)/export/activities', '/export/activities?kind=root', signedIn('/export/activities', 'own', 'own', 'own')),
]

export const exportRoutes: readonly RouteRow[] = [
  route('GET', '/api/export/sessions', ['401', '200', '200', '200', '401']),
  route('GET', '/api/export/sessions?ip=no', ['401', '400', '400', '400', '401']),
  route('GET', '/api/export/activities', ['401', '200', '200', '200', '401']),
  route('GET', '/api/export/activities?kind=root', ['401', '400', '400', '400', '401']),
]

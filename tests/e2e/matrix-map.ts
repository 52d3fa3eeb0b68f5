import { type PageRow, page, type RouteRow, route, signedIn } from './matrix-rows'

/** The map's page and routes. Whoever signs in from this machine is nowhere on it: nobody is named until they are asked for. */
export const mapPages: readonly PageRow[] = [
  page('(console)/map', '/map', signedIn('/map', 'own', 'own', 'own')),
  page('(console)/map', '/map?status=all&user={person}', signedIn('/map?status=all&user={person}', 'own', 'all', 'all')),
  page('(console)/map', '/map?zoom=99&status=root&ip=no', signedIn('/map', 'own', 'own', 'own')),
]

export const mapRoutes: readonly RouteRow[] = [
  route('GET', '/api/map/points?zoom=2&box=-80,-180,80,180', ['401', '200', '200', '200', '401']),
  route('GET', '/api/map/points?zoom=2&box=x', ['401', '400', '400', '400', '401']),
  route('GET', '/api/map/sessions?part=private', ['401', '200', '200', '200', '401']),
  route('GET', '/api/map/sessions?part=x', ['401', '400', '400', '400', '401']),
]

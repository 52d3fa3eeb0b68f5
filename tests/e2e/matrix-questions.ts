import { type RouteRow, route, unknownId } from './matrix-rows'

/** What lists ask beside their page: without the proof that it was shown nothing is told. */
export const questionRoutes: readonly RouteRow[] = [
  route('GET', `/api/sessions/rows?ids=${unknownId}`, ['401', '200', '200', '200', '401']),
  route('GET', '/api/sessions/values?field=user&typed=a', ['401', '200', '200', '200', '401']),
  route('GET', `/api/activities/newer?newest=${unknownId}`, ['401', '200', '200', '200', '401']),
  route('GET', `/api/activities/further?before=${unknownId}`, ['401', '400', '400', '400', '401']),
  route('GET', `/api/sessions/further?before=${unknownId}`, ['401', '400', '400', '400', '401']),
  route('GET', '/api/activities/values?field=actor&typed=a', ['401', '200', '200', '200', '401']),
]

import type { Route } from 'next'
import type { KillScopeInput } from '@/lib/sessions/kill-schema'

/** The address of the page that asks about a kill of many. */
export const killPath = (scope: KillScopeInput | undefined): Route => (scope ? `/kill?${new URLSearchParams(scope)}` : '/kill') as Route

import type { Route } from 'next'
import type { UserCursor } from '@/lib/users/list-users'

/** The address of a page of users: after a person, else before one, else the first. */
export function usersPath({ after, before }: UserCursor = {}): Route {
  if (before) return `/users?before=${encodeURIComponent(before)}` as Route
  return after ? (`/users?after=${encodeURIComponent(after)}` as Route) : '/users'
}

import 'server-only'
import { type Environment, parseEnvironment } from './parse'

let parsed: Environment | undefined

/** The process's environment, parsed once. Throws EnvironmentError with all problems at the first call. */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env)
  return parsed
}

/** DATABASE_URL, or an error that says so: the build runs without one, the server does not. */
export function requireDatabaseUrl(): string {
  const url = env().databaseUrl
  if (url === undefined) throw new Error('DATABASE_URL is not set. `npm start` sets it; elsewhere name a PostgreSQL database.')
  return url
}

/** AUTH_SECRET, or an error that says so. At least 32 bytes. */
export function requireAuthSecret(): string {
  const secret = env().authSecret
  if (secret === undefined) throw new Error('AUTH_SECRET is not set. `npm start` makes one; elsewhere set at least 32 bytes.')
  return secret
}

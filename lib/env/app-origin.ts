import 'server-only'
import { env } from './env'

/** Origin of links that leave the page (invitations, mails): APP_URL, else the loopback name; never what a request's Host says. */
export function appOrigin(): string {
  const { appUrl, port } = env()
  return appUrl?.origin ?? `http://localhost:${port}`
}

/** Whether cookies may be bound to https (`__Host-`, Secure). */
export function isHttps(): boolean {
  return env().appUrl?.protocol === 'https:'
}

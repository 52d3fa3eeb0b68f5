import { en } from '@/lib/i18n/en'

/** One picture: its file in docs/screenshots, the page, and how it is looked at. */
export type Shot = {
  readonly name: string
  readonly path: string
  /** A link on that page, which is followed first. */
  readonly open?: string
  /** A heading that stands on top of the picture. */
  readonly from?: string
  readonly width: number
  readonly height: number
  readonly dark?: true
}

const wide = { width: 1440, height: 900 }
const high = { width: 1440, height: 1240 }
const narrow = { width: 390, height: 844 }
/** The session of which the demo's stories tell that it went on in Jakarta. */
const stolen = '/sessions?reason=killed&network=hosting&city=Jakarta'
const session = 'main tbody a[href^="/sessions/"]'
const activity = 'main tbody a[href^="/activities/"]'

export const shots: readonly Shot[] = [
  { name: 'dashboard', path: '/', ...high },
  { name: 'dashboard-dark', path: '/', ...high, dark: true },
  { name: 'dashboard-narrow', path: '/', ...narrow },
  { name: 'sessions', path: '/sessions', ...wide },
  { name: 'sessions-dark', path: '/sessions', ...wide, dark: true },
  { name: 'sessions-narrow', path: '/sessions', ...narrow },
  { name: 'map', path: '/map', ...wide },
  { name: 'map-dark', path: '/map', ...wide, dark: true },
  { name: 'session', path: stolen, open: session, ...high },
  { name: 'story', path: stolen, open: session, from: en.story.title, ...wide },
  { name: 'activities', path: '/activities', ...wide },
  { name: 'activity', path: '/activities?action=moved', open: activity, ...wide },
  { name: 'locations', path: '/locations', ...wide },
  { name: 'devices-dark', path: '/devices', ...wide, dark: true },
  { name: 'settings', path: '/settings', ...wide },
  { name: 'users-dark', path: '/users', ...wide, dark: true },
]

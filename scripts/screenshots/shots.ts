/** One picture: its file in docs/screenshots, the page, and how it is looked at. */
export type Shot = {
  readonly name: string
  readonly path: string
  readonly width: number
  readonly height: number
  readonly dark?: true
}

const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844 }

export const shots: readonly Shot[] = [
  { name: 'sessions', path: '/sessions', ...wide },
  { name: 'sessions-dark', path: '/sessions', ...wide, dark: true },
  { name: 'sessions-narrow', path: '/sessions', ...narrow },
  { name: 'session', path: '/sessions?status=terminated', ...wide },
  { name: 'users', path: '/users', ...wide },
]

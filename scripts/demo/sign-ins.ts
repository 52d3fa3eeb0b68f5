import { emailOf, peopleOf } from './people'

/** One account per role. The database they open is invented and removed at the end. */
export const SIGN_INS = [
  { local: 'admin', role: 'System Administrator', password: 'demo-admin-2026' },
  { local: 'manager', role: 'Audit Manager', password: 'demo-manager-2026' },
  { local: 'user', role: 'Audit User', password: 'demo-user-2026' },
] as const

/** The same for the page on which one signs in. */
export const shownSignIns = (): string =>
  JSON.stringify(SIGN_INS.map(({ local, role, password }) => ({ email: `${local}@example.org`, role, password })))

/** What the terminal says about signing in. */
export function signInNote(): string {
  const lines = SIGN_INS.map(({ local, role, password }) => {
    const person = peopleOf(0).find((one) => one.local === local)
    return `  ${role.padEnd(21)} ${(person === undefined ? '' : emailOf(person)).padEnd(21)} ${password}`
  })
  return ['This is the demo: everything in it is invented, and gone when it stops. Sign in as', ...lines].join('\n')
}

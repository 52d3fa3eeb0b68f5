import '@/app/_ui/status.css'
import { en } from '@/lib/i18n/en'
import type { UserState } from '@/lib/users/user-query'

const tones = { active: 'active', invited: 'ended', disabled: 'killed' } as const

/** Word, colour and shape: a dot for active, a ring for invited, a cross for disabled. */
export const userState = (state: UserState) => <b data-status={tones[state]}>{en.users.status[state]}</b>

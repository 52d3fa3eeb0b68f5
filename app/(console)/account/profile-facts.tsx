import type { ClockView } from '@/app/_ui/clock-view'
import { Facts } from '@/app/_ui/facts'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { Account } from '@/lib/users/find-account'

const words = en.account

/** What others decide about oneself, and who changes it. */
export function ProfileFacts({ account, clock }: { account: Account; clock: ClockView }) {
  const by = account.roleByName && `, ${words.roleBy(account.roleByName)}`
  return (
    <Facts
      title={words.you}
      facts={[
        [words.email, account.email],
        [words.role, en.roles[account.role]],
        [words.roleSince, [...time(account.roleSince, clock), by]],
        [words.created, time(account.createdAt, clock)],
        [words.corrections, account.role !== 'system_administrator' && words.correct],
      ]}
    />
  )
}

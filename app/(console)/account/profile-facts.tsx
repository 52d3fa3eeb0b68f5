import type { ClockView } from '@/app/_ui/clock-view'
import { Facts } from '@/app/_ui/facts'
import { shortStamp } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import type { Account } from '@/lib/users/find-account'

const words = en.account

/** What others decide about oneself, and who changes it. */
export function ProfileFacts({ account, clock }: { account: Account; clock: ClockView }) {
  const since = shortStamp(account.roleSince, clock)
  return (
    <Facts
      title={words.you}
      facts={[
        [words.email, account.email],
        [words.role, en.roles[account.role]],
        [words.roleSince, account.roleByName ? `${since}, ${words.roleBy(account.roleByName)}` : since],
        [words.created, shortStamp(account.createdAt, clock)],
        [words.corrections, account.role !== 'system_administrator' && words.correct],
      ]}
    />
  )
}

import type { Metadata } from 'next'
import { CardHead } from '@/app/(sign-in)/card-head'
import { systemContext } from '@/lib/auth/system-context'
import { en } from '@/lib/i18n/en'
import { isSetUpLink } from '@/lib/users/set-up'
import { currentRequest } from '@/lib/web/request'
import { createAdministrator } from './actions'
import { SetupForm } from './setup-form'

export const metadata: Metadata = { title: en.setup.title }

/** Where the one-time link of the first start leads. Looking changes nothing. */
export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  const { token } = await searchParams
  const { facts } = await currentRequest('web')
  if (typeof token !== 'string' || !(await isSetUpLink(await systemContext('set-up', facts), token))) {
    return <CardHead title={en.setup.invalidTitle} lead={en.setup.invalid} />
  }
  return (
    <>
      <CardHead title={en.setup.title} lead={en.setup.lead} />
      <SetupForm action={createAdministrator} token={token} />
    </>
  )
}

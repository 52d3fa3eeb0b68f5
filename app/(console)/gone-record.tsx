import type { Route } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { BackLink } from '@/app/_ui/back-link'
import { PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { readPreferences } from '@/app/_ui/preferences'
import { longStamp } from '@/app/_ui/stamp'
import type { UserContext } from '@/lib/access/context'
import { deletionOf } from '@/lib/activities/deletion-of'
import { en } from '@/lib/i18n/en'
import { leaveAsNotFound } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { doneByPath, historyPath } from './activities/activities-path'
import styles from './gone-record.module.css'

const words = en.gone

type Gone = { readonly type: 'contact' | 'user'; readonly id: string; readonly path: Route }

/**
 * In the place of a record's page: that it was deleted, by whom, and where the log tells of it, for whoever may see that there. Leaves with 404 all the
 * same; for anybody else there is nothing.
 */
export async function goneRecord(ctx: UserContext, { type, id, path }: Gone): Promise<ReactNode> {
  const deletion = z.uuid().safeParse(id).success ? await deletionOf(ctx, type, id) : null
  if (deletion === null || !(await leaveAsNotFound())) notFound()
  const { name, by, byId, at } = deletion
  if (byId !== ctx.userId) await viewing(ctx, { type, id, label: name }, path).done()
  const { zone } = await readPreferences()
  const stamp = longStamp(at.toISOString(), zone)
  return (
    <>
      <BackLink href={type === 'user' ? '/users' : '/contacts'}>{type === 'user' ? en.userDetail.user.back : en.contactForm.back}</BackLink>
      <PageHeader title={words.title(name ?? words.unnamed[type])} lead={byId === ctx.userId ? words.byYou(stamp) : words.by(by, stamp)} />
      <p className={styles.ways}>
        <PageLink href={historyPath(type, id)}>{words.history[type]}</PageLink>
        {type === 'user' && <PageLink href={doneByPath(id)}>{en.userDetail.user.did}</PageLink>}
        {type === 'user' && <PageLink href={`/sessions?user=${id}` as Route}>{words.sessions}</PageLink>}
      </p>
    </>
  )
}

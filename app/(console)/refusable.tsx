import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { may } from '@/lib/access/may'
import type { Action } from '@/lib/access/policy'
import { en } from '@/lib/i18n/en'
import { currentStanding } from '@/lib/web/guard'
import { refusedStatus } from '@/lib/web/page'
import Forbidden from './forbidden'
import RecordNotFound from './not-found'

/**
 * A page, or in its place the words of its refusal, made by the server and with the refusal's status. Left to itself Next answers a thrown
 * refusal with an empty document, which the browser's script has to fill (docs/decisions/0023).
 */
export function refusable<Props>(page: (props: Props) => Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => {
    try {
      return await page(props)
    } catch (error) {
      const status = await refusedStatus(error)
      if (status === null) throw error
      return status === 403 ? <Forbidden /> : <RecordNotFound />
    }
  }
}

/** A page's title, or for a role that may not do the action that of the refusal. The session is read once for both. */
export function titled(action: Action, title: string) {
  return async (): Promise<Metadata> => {
    const standing = await currentStanding()
    const refused = standing?.state === 'live' && !may(standing, action)
    return { title: refused ? en.pages.forbiddenTitle : title }
  }
}

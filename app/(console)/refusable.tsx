import type { ReactNode } from 'react'
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

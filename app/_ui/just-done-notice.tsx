import { enJustDone } from '@/lib/i18n/en-just-done'
import type { Told } from '@/lib/web/just-done'
import { Notice } from './notice'

/**
 * What has just been done, on the page that it led to, once: the picture of nothing takes the word away as soon as a browser shows it, with script or
 * without, and never where a page is only fetched ahead.
 */
export function JustDoneNotice({ what, mark, tone = 'info' }: Told & { readonly tone?: 'info' | 'warning' }) {
  return (
    <Notice tone={tone}>
      <p>
        {enJustDone.justDone[what]}
        {/* biome-ignore lint/performance/noImgElement: nothing is to be seen of it. */}
        <img src={`/api/just-done?mark=${mark}`} alt="" width={0} height={0} fetchPriority="low" />
      </p>
    </Notice>
  )
}

import buttons from '@/app/_ui/button.module.css'
import { PageLink } from '@/app/_ui/page-link'
import { en } from '@/lib/i18n/en'
import { exportPath } from './export-path'

/** From a list to the page that exports what matches there. */
export function ExportLink({ list, query }: { readonly list: 'sessions' | 'activities'; readonly query: string }) {
  return (
    <PageLink href={exportPath(list, query)} className={buttons.button}>
      {en.export.link}
    </PageLink>
  )
}

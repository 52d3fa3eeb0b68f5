import { Suspense } from 'react'
import { Columns } from '@/app/_charts/columns'
import { Stat } from '@/app/_charts/stat'
import { failuresLink } from '@/app/(console)/_analysis/analysis-links'
import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { columnsSentence } from '@/app/(console)/_analysis/duration-columns'
import panels from '@/app/(console)/_analysis/panel.module.css'
import { PartFailure } from '@/app/(console)/_analysis/part-failure'
import { en } from '@/lib/i18n/en'
import { atLeast, type FailedCounts, failedColumns, failedNote } from './failed-columns'
import styles from './sessions-panel.module.css'

const words = en.dashboard.sessions

type Props = { readonly page: AskedPage; readonly counts: Promise<FailedCounts> }

/** Who did not get in, over the same time. They are no sessions, so that no other filter of sessions holds for them. */
export function FailedPart(props: Props) {
  return (
    <div className={styles.failed}>
      <PartFailure>
        <Suspense fallback={<div className={panels.waiting} />}>
          <Failures {...props} />
        </Suspense>
      </PartFailure>
    </div>
  )
}

async function Failures({ page, counts }: Props) {
  const failed = failedColumns(page, await counts)
  const { unit, columns, total, isWhole } = failed
  return (
    <div className={styles.sides}>
      <dl>
        <Stat
          label={words.failedTotal}
          value={atLeast(total, isWhole)}
          href={total > 0 ? failuresLink(page.query) : null}
          note={failedNote(failed)}
        />
      </dl>
      <Columns
        caption={words.failed[unit]}
        hint={words.failedHint}
        sentence={columnsSentence(words.failedTotal, columns)}
        heads={[words.bin[unit], words.failedCount]}
        columns={columns}
        ends={[columns[0]?.[0] ?? '', columns.at(-1)?.[0] ?? '']}
      />
    </div>
  )
}

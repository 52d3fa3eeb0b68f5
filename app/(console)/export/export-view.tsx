import type { Route } from 'next'
import Link from 'next/link'
import type { Chip } from '@/app/_explorer/filter-chips'
import type { Counted } from '@/app/_explorer/matches'
import { BackLink } from '@/app/_ui/back-link'
import buttons from '@/app/_ui/button.module.css'
import { EmptyState } from '@/app/_ui/empty-state'
import { Facts } from '@/app/_ui/facts'
import { JustDoneNotice } from '@/app/_ui/just-done-notice'
import { PageHeader } from '@/app/_ui/page-header'
import { PageLink } from '@/app/_ui/page-link'
import { en } from '@/lib/i18n/en'
import { MOST_ROWS } from '@/lib/web/export-lines'
import type { Told } from '@/lib/web/just-done'
import { exportPath } from './export-path'
import styles from './export-view.module.css'

type Props = {
  readonly list: 'sessions' | 'activities'
  /** The query part of the list's address. */
  readonly query: string
  readonly chips: readonly Pick<Chip, 'field' | 'operator' | 'value'>[]
  /** What of the address is not understood, in sentences. */
  readonly remarks: readonly string[]
  /** Why the file that was just asked for did not come. */
  readonly refused: Told | null
  readonly found: Counted
  readonly oldestFirst?: boolean
  readonly columns: readonly string[]
}

const words = en.export

/** What a file that did not come is told by. */
export const exportRefusals = ['exportRunning', 'exportTooFast', 'exportFailed'] as const

/** What a file would hold, and the way to it; no script is needed. */
export function ExportView({ list, query, remarks, refused, found, ...rest }: Props) {
  const back = (query === '' ? `/${list}` : `/${list}?${query}`) as Route
  return (
    <div className={styles.page}>
      <BackLink href={back}>{words.back[list]}</BackLink>
      <PageHeader title={words.titles[list]} lead={words.lead} />
      {refused && <JustDoneNotice tone="warning" {...refused} />}
      {remarks.length > 0 ? (
        <NoFile title={words.refusedTitle} text={`${remarks.join(' ')} ${words.refusedHint}`} back={back} way={words.back[list]} />
      ) : found?.count === 0 && found.exact ? (
        <NoFile title={words.nothing[list]} text={words.nothingHint} back={back} way={words.back[list]} />
      ) : (
        <WholeFile list={list} query={query} found={found} {...rest} />
      )}
    </div>
  )
}

function WholeFile({ list, query, chips, found, oldestFirst = false, columns }: Omit<Props, 'remarks' | 'refused'>) {
  const filters = chips.map(({ field, operator, value }) => (
    <span key={`${field} ${operator} ${value}`}>
      {field} {operator} <b>{value}</b>
    </span>
  ))
  return (
    <>
      <Facts
        title={found === null ? words.uncounted[list] : words.found[list](found.count, found.exact)}
        action={
          found?.exact === false && (
            <Link prefetch={false} href={exportPath(list, query, true)}>
              {words.countAll}
            </Link>
          )
        }
        facts={[
          [
            words.filters,
            filters.length === 0 ? (
              words.noFilter
            ) : (
              <span key="filters" className={styles.filters}>
                {filters}
              </span>
            ),
          ],
          [words.order, oldestFirst ? words.oldest : words.newest],
        ]}
      />
      <p className={styles.note}>
        {words.recorded} {(found === null || found.count > MOST_ROWS || !found.exact) && words.cut(MOST_ROWS)}
      </p>
      <a href={`/api/export/${list}${query === '' ? '' : `?${query}`}`} className={buttons.button} data-tone="primary">
        {words.download}
      </a>
      <div className={styles.inside}>
        <Facts
          title={words.inside}
          facts={[
            [words.columns, <code key="columns">{columns.join(', ')}</code>],
            [words.times, words.timesValue],
            [words.text, words.textValue],
          ]}
        />
      </div>
    </>
  )
}

function NoFile({ title, text, back, way }: { readonly title: string; readonly text: string; readonly back: Route; readonly way: string }) {
  return (
    <EmptyState
      title={title}
      text={text}
      action={
        <PageLink href={back} className={buttons.button}>
          {way}
        </PageLink>
      }
    />
  )
}

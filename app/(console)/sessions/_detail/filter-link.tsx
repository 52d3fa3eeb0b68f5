import Link from 'next/link'
import styles from '@/app/_explorer/filter-link.module.css'
import { valueName } from '@/app/(console)/sessions/_filters/value-name'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { en } from '@/lib/i18n/en'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import { narrowed, wholeList } from '@/lib/sessions/session-query-text'

/** A value that leads to the sessions that share it: what the menu of a cell offers, as a link. `text` is how it stands here; null is Unknown. */
export function filterLink(field: ChoiceField, value: string | null, text: string) {
  const name = valueName(field, value ?? '', { [value ?? '']: text })
  return (
    <Link
      key={`${field} ${value}`}
      prefetch={false}
      href={sessionsPath(narrowed(wholeList, field, value ?? ''))}
      className={styles.value}
      title={field === 'user' ? en.cells.sessionsOfNamed(name) : en.cells.sessionsWith(en.filters.fields[field], name)}
    >
      {text}
    </Link>
  )
}

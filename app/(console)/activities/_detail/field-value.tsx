import type { Route } from 'next'
import { PageLink } from '@/app/_ui/page-link'
import { longStamp } from '@/app/_ui/stamp'
import { isMasked, isMoment, isPlainList, valueText } from '@/lib/activities/value-text'
import { en } from '@/lib/i18n/en'
import { markUnseen } from '@/lib/origin/clean-text'
import styles from './field-table.module.css'

/** The names of people whose ids are among the values, and where each is found. */
export type People = Readonly<Record<string, { readonly name: string; readonly path: Route | null }>>

type Props = {
  /** The field's key (`fieldKey`). */
  readonly name: string
  readonly value: unknown
  readonly type: string | null | undefined
  readonly zone: string
  readonly people: People
}

/** A recorded value: nothing and empty are said, lines and spaces are kept, parts are shown as JSON, moments in the viewer's zone (as recorded in the tooltip). */
export function FieldValue({ name, value, type, zone, people }: Props) {
  if (value === null || value === undefined) return <i className={styles.none}>{valueText(name, value)}</i>
  if (value === '') return <i className={styles.none}>{en.activityDetail.emptyText}</i>
  if (isMasked(value)) return <i className={styles.none}>{en.activityDetail.masked}</i>
  if (Array.isArray(value) && value.length === 0) return <i className={styles.none}>{valueText(name, value)}</i>
  if (typeof value === 'object' && !isPlainList(value))
    return <pre className={styles.value}>{markUnseen(JSON.stringify(value, null, 1))}</pre>
  if (isMoment(value, type)) return <Stamp at={value} zone={zone} />
  const person = typeof value === 'string' && Object.hasOwn(people, value) ? people[value] : undefined
  if (person) return <Person {...person} id={valueText(name, value)} />
  return <span className={styles.value}>{valueText(name, value)}</span>
}

/** Somebody by their name, and the id that was recorded. */
function Person({ id, name, path }: { readonly id: string; readonly name: string; readonly path: Route | null }) {
  return (
    <>
      <span className={styles.value}>{path ? <PageLink href={path}>{name}</PageLink> : name}</span>
      <small>
        <code>{id}</code>
      </small>
    </>
  )
}

/** A recorded moment: the tooltip (`Clock`) has it to the microsecond. */
export function Stamp({ at, zone }: { readonly at: string; readonly zone: string }) {
  return (
    <time dateTime={at} data-fixed="">
      {longStamp(at, zone)}
    </time>
  )
}

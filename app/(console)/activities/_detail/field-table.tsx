import cards from '@/app/_ui/card.module.css'
import { CopyText } from '@/app/_ui/copy-text-button'
import type { FieldDiff } from '@/lib/activities/field-diff'
import type { ActivityDetail } from '@/lib/activities/schema'
import { fieldName } from '@/lib/activities/sentence'
import { fieldKey } from '@/lib/activities/value-text'
import { en } from '@/lib/i18n/en'
import styles from './field-table.module.css'
import { FieldValue, type People } from './field-value'

const words = en.activityDetail

type Props = { readonly activity: ActivityDetail; readonly fields: readonly FieldDiff[]; readonly zone: string; readonly people: People }

/** What differs, field by field; of a new or removed record all that is told of it. */
export function FieldTable({ activity, fields, zone, people }: Props) {
  const { resourceType, before, after } = activity
  const key = ({ name }: FieldDiff) => fieldKey(resourceType, name)
  const json = JSON.stringify({ before, after }, null, 2)
  return (
    <section className={`${cards.card} ${styles.card}`} aria-labelledby="fields">
      <div className={cards.head}>
        <h2 id="fields">{before === null ? words.created : after === null ? words.deleted : words.fields}</h2>
        <CopyText text={json} label={words.copyJson} />
      </div>
      <table className={styles.fields}>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            {before && <th scope="col">{after ? words.before : words.last}</th>}
            {after && <th scope="col">{before ? words.after : words.first}</th>}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">
                {fieldName(key(field))}
                <small>
                  <code>{field.name}</code>
                  {field.type && ` ${field.type}`}
                </small>
              </th>
              {before && (
                <td data-side="before" data-changed={after ? '' : undefined}>
                  <FieldValue {...field} name={key(field)} value={field.before} zone={zone} people={people} />
                </td>
              )}
              {after && (
                <td data-side="after" data-changed={before ? '' : undefined}>
                  <FieldValue {...field} name={key(field)} value={field.after} zone={zone} people={people} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

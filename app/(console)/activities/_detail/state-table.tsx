import cards from '@/app/_ui/card.module.css'
import { fieldName } from '@/lib/activities/sentence'
import type { RecordState } from '@/lib/activities/state-after'
import { fieldKey, isMasked } from '@/lib/activities/value-text'
import { en } from '@/lib/i18n/en'
import styles from './field-table.module.css'
import { FieldValue, type People } from './field-value'

type Props = {
  /** What kind of record. */
  readonly of: string | null
  readonly state: RecordState
  readonly types: Readonly<Record<string, string>>
  readonly at: string
  readonly zone: string
  readonly people: People
}

const words = en.activityDetail

/** The whole record as it was right after the activity, unfolded when it is wanted. */
export function StateTable({ of, state: { exists, values, complete }, types, at, zone, people }: Props) {
  const names = Object.keys(values)
    .filter((name) => !isMasked(values[name]))
    .sort()
  return (
    <details className={`${cards.card} ${styles.card}`}>
      <summary className={cards.head}>
        <h2>{exists ? words.state : words.stateGone}</h2>
      </summary>
      <p>
        {exists ? words.stateAt(at) : words.stateGoneAt(at)} {!complete && words.incomplete}
      </p>
      <table className={styles.fields}>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">
                {fieldName(fieldKey(of, name))}
                <small>
                  <code>{name}</code>
                  {types[name] && ` ${types[name]}`}
                </small>
              </th>
              <td>
                <FieldValue name={fieldKey(of, name)} value={values[name]} type={types[name]} zone={zone} people={people} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

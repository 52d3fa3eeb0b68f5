import buttons from '@/app/_ui/button.module.css'
import { en } from '@/lib/i18n/en'
import { type ChoiceField, choiceFields } from '@/lib/sessions/choice-fields'
import type { SessionQuery } from '@/lib/sessions/session-query'
import styles from './filter-bar.module.css'
import { FilterRest } from './filter-rest'
import { ValueSuggestions } from './value-suggestions'

const words = en.filters

/** The form for one more filter: field, condition, value. A plain GET form, so it works before any script; with script values are suggested. */
export function FilterAdd({ query, mayChooseUser }: { query: SessionQuery; mayChooseUser: boolean }) {
  const fields: readonly ChoiceField[] = mayChooseUser ? choiceFields : choiceFields.filter((field) => field !== 'user')
  return (
    <details className={styles.drop} data-add="">
      <summary className={buttons.button}>+ {words.add}</summary>
      <form method="get" action="/sessions" aria-label={words.addTitle}>
        <FilterRest query={query} without={[]} />
        <label>
          {words.field}
          <select name="add" defaultValue={fields[0]}>
            {fields.map((field) => (
              <option key={field} value={field}>
                {words.fields[field]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.operator}
          <select name="op" defaultValue="is">
            {Object.entries(words.operators).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.value}
          <input name="value" list="filter-values" placeholder={words.valueHint} maxLength={320} autoComplete="off" />
        </label>
        <ValueSuggestions id="filter-values" />
        <button type="submit" className={buttons.button} data-tone="primary">
          {words.apply}
        </button>
      </form>
    </details>
  )
}

import type { Option } from '@/app/_ui/choice'
import { en } from '@/lib/i18n/en'
import { FilterDrop } from './filter-drop'
import { KeptParts } from './kept-parts'
import { ValueSuggestions } from './value-suggestions'

const words = en.explorer

type Props = {
  readonly action: string
  /** What the address says already, which stays. */
  readonly kept: string
  readonly fields: readonly Option[]
  readonly hint: string
  /** Answers what a field's value may be. */
  readonly suggestions: string
}

const options = (list: readonly Option[]) =>
  list.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
const operators = Object.entries(words.operators).map(([value, label]) => ({ value, label }))

/** The form for one more filter: sends `add` (field), `op` and `value`. With script values are suggested. */
export function FilterAdd({ action, kept, fields, hint, suggestions }: Props) {
  return (
    <FilterDrop opener={`+ ${words.add}`} label={words.addTitle} action={action} adds>
      <KeptParts text={kept} />
      <label>
        {words.field}
        <select name="add" defaultValue={fields[0]?.value}>
          {options(fields)}
        </select>
      </label>
      <label>
        {words.operator}
        <select name="op" defaultValue="is">
          {options(operators)}
        </select>
      </label>
      <label>
        {words.value}
        <input name="value" list="filter-values" placeholder={hint} maxLength={320} autoComplete="off" />
      </label>
      <ValueSuggestions id="filter-values" source={suggestions} />
    </FilterDrop>
  )
}

'use client'

import type { Option } from '@/app/_ui/choice'
import { Field } from '@/app/_ui/field'
import { enExplorer } from '@/lib/i18n/en-explorer'
import { FilterDrop } from './filter-drop'
import { KeptParts } from './kept-parts'
import { ValueSuggestions } from './value-suggestions'

const words = enExplorer.explorer

/** What was asked for and cannot be, and why. */
type FilterDraft = { readonly field: string; readonly not: boolean; readonly value: string; readonly problem: string }

type Props = {
  readonly action: string
  /** What the address says already, which stays. */
  readonly kept: string
  readonly fields: readonly Option[]
  /** In the empty field, and below it. */
  readonly example: string
  readonly hint: string
  /** With one the form is open, as it was sent. */
  readonly draft: FilterDraft | null
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
export function FilterAdd({ action, kept, fields, example, hint, draft, suggestions }: Props) {
  return (
    <FilterDrop opener={`+ ${words.add}`} label={words.addTitle} action={action} adds open={draft !== null}>
      <KeptParts text={kept} />
      <label>
        {words.field}
        <select name="add" defaultValue={draft?.field ?? fields[0]?.value}>
          {options(fields)}
        </select>
      </label>
      <label>
        {words.operator}
        <select name="op" defaultValue={draft?.not ? 'not' : 'is'}>
          {options(operators)}
        </select>
      </label>
      <Field
        id="filter-value"
        name="value"
        label={words.value}
        hint={hint}
        error={draft?.problem}
        defaultValue={draft?.value}
        list="filter-values"
        placeholder={example}
        maxLength={320}
        autoComplete="off"
        required
      />
      <ValueSuggestions id="filter-values" source={suggestions} />
    </FilterDrop>
  )
}

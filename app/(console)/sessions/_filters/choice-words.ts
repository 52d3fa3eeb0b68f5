import type { ChoiceWords } from '@/app/_explorer/choice-words'
import { en } from '@/lib/i18n/en'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import { fieldOf } from '@/lib/sessions/filter-fields'
import { valueName } from './value-name'

const { fields, helpCountry, helpAt, helpOlder } = en.filters

/** How the fields of the list of sessions are told. */
export const sessionWords: ChoiceWords<ChoiceField> = {
  fields: fieldOf,
  label: (field) => fields[field],
  name: (field, value) => valueName(field, value, {}),
  help: { country: helpCountry, ip: en.explorer.helpIp, at: helpAt, older: helpOlder },
  people: 'user',
}

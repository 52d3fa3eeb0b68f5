import codes from 'flag-icons/country.json'
import type { Option } from '@/app/_ui/choice'
import { countryName } from '@/lib/origin/country-name'

/** Every country that has a code of its own (ISO 3166-1), by its English name. */
export const countryOptions: readonly Option[] = codes
  .filter(({ code, iso }) => iso && /^[a-z]{2}$/.test(code))
  .map(({ code }) => code.toUpperCase())
  .map((value) => ({ value, label: countryName(value) ?? value }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'))

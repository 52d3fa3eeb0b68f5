import type { UserContext } from '@/lib/access/context'
import type { FacetField } from '@/lib/db/session-filter'
import { type ChoiceField, choiceFields } from '@/lib/sessions/choice-fields'
import { fieldOf } from '@/lib/sessions/filter-fields'
import { suggestValues } from '@/lib/sessions/suggest-values'
import { valueName } from './value-name'

type Suggested = { readonly value: string; readonly label: string }

const most = 20
const longest = 320

async function suggested(ctx: UserContext, field: ChoiceField, typed: string): Promise<readonly Suggested[]> {
  const { values, unknown } = fieldOf[field]
  const fits = ({ value, label }: Suggested) => `${value} ${label}`.toLowerCase().includes(typed.toLowerCase())
  const word = (label: string): Suggested => ({ value: label, label })
  if (values) return values.map((value) => word(valueName(field, value, {}))).filter(fits)
  if (field === 'ip') return []
  const found = await suggestValues(ctx, field satisfies FacetField, field === 'country' ? '' : typed)
  // A person's id means nothing in an input: name and address stand for it.
  if (field === 'user') return found.map(({ label }) => word(label))
  const known = found.map(({ value }) => ({ value, label: valueName(field, value, {}) }))
  return [...known, ...(unknown ? [word(valueName(field, '', {}))] : [])].filter(fits)
}

/** `GET ?field=&typed=`: what a filter's value may be, as JSON `[{ value, label }]`; nothing for a field that there is not. */
export async function suggestWords(ctx: UserContext, request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams
  const field = choiceFields.find((name) => name === given.get('field'))
  const typed = (given.get('typed') ?? '').slice(0, longest)
  const storable = typed.isWellFormed() && !typed.includes('\u0000')
  const found = field && storable ? await suggested(ctx, field, typed.trim()) : []
  return Response.json(found.slice(0, most), { headers: { 'Cache-Control': 'no-store' } })
}

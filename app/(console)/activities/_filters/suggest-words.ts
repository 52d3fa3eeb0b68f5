import type { UserContext } from '@/lib/access/context'
import { activityFieldOf } from '@/lib/activities/activity-field-of'
import { type ActivityChoice, activityChoices } from '@/lib/activities/activity-fields'
import { suggestActivityValues } from '@/lib/activities/suggest-activity-values'
import { valueName } from './value-name'

type Suggested = { readonly value: string; readonly label: string }

const most = 20
const longest = 320

async function suggested(ctx: UserContext, field: ActivityChoice, typed: string): Promise<readonly Suggested[]> {
  const { values } = activityFieldOf[field]
  const fits = ({ value, label }: Suggested) => `${value} ${label}`.toLowerCase().includes(typed.toLowerCase())
  const named = (value: string) => ({ value, label: valueName(field, value, {}) })
  if (values) return values.map(named).filter(fits)
  const found = await suggestActivityValues(ctx, field, typed)
  // A person's id means nothing in an input: name and address stand for it.
  if (field === 'actor') return found.map(({ label }) => ({ value: label, label }))
  return found.map(({ value }) => named(value)).filter(fits)
}

/** `GET ?field=&typed=`: what a filter's value may be, as JSON `[{ value, label }]`; nothing for a field that there is not. */
export async function suggestActivityWords(ctx: UserContext, request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams
  const field = activityChoices.find((name) => name === given.get('field'))
  const typed = (given.get('typed') ?? '').slice(0, longest)
  const storable = typed.isWellFormed() && !typed.includes('\u0000')
  const found = field && storable ? await suggested(ctx, field, typed.trim()) : []
  return Response.json(found.slice(0, most), { headers: { 'Cache-Control': 'no-store' } })
}

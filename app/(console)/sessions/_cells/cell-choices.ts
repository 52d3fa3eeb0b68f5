import type { MenuGroup, MenuItem } from '@/app/_explorer/menu'
import { valueName } from '@/app/(console)/sessions/_filters/value-name'
import type { SessionLine } from '@/app/(console)/sessions/_list/session-line'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { enCells } from '@/lib/i18n/en-cells'
import { enDetail } from '@/lib/i18n/en-detail'
import { enExplorer } from '@/lib/i18n/en-explorer'
import { enFilters } from '@/lib/i18n/en-filters'
import { enSessions } from '@/lib/i18n/en-sessions'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, narrowed, toggled, wholeList } from '@/lib/sessions/session-query-text'
import { dayOf } from '@/lib/time/zoned-day'
import { type CellField, cellFields } from './cell-fields'

const words = enCells.cells
const filters = enFilters.filters
const explorer = enExplorer.explorer
const statuses = ['active', 'terminated'] as const

/** The list in which the cell stands; `everyone`: it shows other people's sessions too. */
export type CellList = { readonly query: SessionQuery; readonly zone: string; readonly everyone: boolean }

const way = (label: string, query: SessionQuery): MenuItem => ({ label, href: sessionsPath(query) })
const removal = (label: string, operator: string, name: string, query: SessionQuery) =>
  way(explorer.remove(`${label} ${operator} ${name}`), query)

/** Only this value, and not this value; the way back in the place of what is chosen already. */
function choicesOf(query: SessionQuery, field: ChoiceField, value: string, name: string): MenuItem[] {
  const chosen = query.choices[field] ?? []
  const label = filters.fields[field]
  const off = (said: string) => toggled(query, field, said, false)
  return [
    chosen.length === 1 && chosen[0] === value
      ? removal(label, explorer.is, name, off(value))
      : way(words.only(name), narrowed(query, field, value)),
    chosen.includes(`!${value}`)
      ? removal(label, explorer.isNot, name, off(`!${value}`))
      : way(words.not(name), toggled(query, field, `!${value}`, true)),
  ]
}

function statusItems(query: SessionQuery, status: 'active' | 'terminated'): MenuItem[] {
  const name = enSessions.sessions.status[status]
  const other = statuses.find((one) => one !== status)
  return [
    query.status === status
      ? removal(filters.fields.status, explorer.is, name, changed(query, { status: undefined }))
      : way(words.only(name), changed(query, { status })),
    way(words.not(name), changed(query, { status: other })),
  ]
}

function dayItems(query: SessionQuery, startedAt: string, zone: string): MenuItem[] {
  const day = dayOf(new Date(startedAt), zone)
  const name = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
  const days = (from: string | undefined, to: string | undefined) => changed(query, { since: undefined, from, to })
  return [way(words.onlyDay(name), days(day, day)), way(words.fromDay, days(day, undefined)), way(words.toDay, days(undefined, day))]
}

/** What each field of a row offers; empty where it offers nothing. */
function itemsOf(field: CellField, line: SessionLine, { query, zone, everyone }: CellList): MenuItem[] {
  const [user, email, role, device, browser, os, network, block, country, city, reason] = line.values
  const of = (name: ChoiceField, value: string | null) =>
    choicesOf(query, name, value ?? '', valueName(name, value ?? '', { [user]: line.user }))
  const items: Record<CellField, () => MenuItem[]> = {
    user: () => [
      ...(everyone ? [...of('user', user), way(words.sessionsOf, narrowed(wholeList, 'user', user))] : []),
      ...(everyone ? [{ label: words.userPage, href: `/users/${user}` }] : []),
      { label: words.copyEmail, copy: email },
    ],
    session: () => [{ label: words.copySession, copy: line.id }],
    role: () => of('role', role),
    status: () => statusItems(query, line.tone === 'active' ? 'active' : 'terminated'),
    day: () => dayItems(query, line.started[0], zone),
    reason: () => (reason === null ? [] : of('reason', reason)),
    device: () => of('device', device),
    browser: () => of('browser', browser),
    os: () => of('os', os),
    ip: () => (block === null ? [] : [...of('ip', line.ip), ...of('ip', block), { label: words.copyIp, copy: line.ip }]),
    country: () => of('country', country),
    city: () => of('city', city),
    network: () => of('network', network),
  }
  return items[field]()
}

const labels: Readonly<Record<CellField, string>> = {
  ...filters.fields,
  day: filters.fields.since,
  session: enDetail.detail.session,
}

/** The menu of a row's cell, a group for each of its fields. */
export function cellChoices(line: SessionLine, column: number, list: CellList): MenuGroup[] {
  return (cellFields[column] ?? [])
    .map((field) => ({ label: labels[field], items: itemsOf(field, line, list) }))
    .filter(({ items }) => items.length > 0)
}

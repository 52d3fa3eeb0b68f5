import { choiceItems, dayItems } from '@/app/_explorer/cell-items'
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

/** What each field of a row offers; empty where it offers nothing. */
function itemsOf(field: CellField, line: SessionLine, { query, zone, everyone }: CellList): readonly MenuItem[] {
  const [user, email, role, device, browser, os, network, block, country, city, reason] = line.values
  const of = (field: ChoiceField, value: string | null) =>
    choiceItems({
      ...{ label: filters.fields[field], value: value ?? '', name: valueName(field, value ?? '', { [user]: line.user }) },
      chosen: query.choices[field] ?? [],
      only: (one) => sessionsPath(narrowed(query, field, one)),
      more: (one) => sessionsPath(toggled(query, field, one, true)),
      less: (one) => sessionsPath(toggled(query, field, one, false)),
    })
  const items: Record<CellField, () => readonly MenuItem[]> = {
    user: () => [
      ...(everyone ? [...of('user', user), way(words.sessionsOf, narrowed(wholeList, 'user', user))] : []),
      ...(everyone ? [{ label: words.userPage, href: `/users/${user}` }] : []),
      { label: words.copyEmail, copy: email },
    ],
    session: () => [{ label: words.copySession, copy: line.id }],
    role: () => of('role', role),
    status: () => statusItems(query, line.tone === 'active' ? 'active' : 'terminated'),
    day: () => dayItems(line.started[0], zone, (from, to) => sessionsPath(changed(query, { since: undefined, from, to }))),
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

import { choiceItems, dayItems } from '@/app/_explorer/cell-items'
import type { MenuGroup, MenuItem } from '@/app/_explorer/menu'
import { type ActorNames, valueName } from '@/app/(console)/activities/_filters/value-name'
import type { ActivityLine } from '@/app/(console)/activities/_list/activity-line'
import { activitiesPath } from '@/app/(console)/activities/activities-path'
import type { ActivityChoice } from '@/lib/activities/activity-fields'
import { type ActivityQuery, changedLog, narrowedLog, toggledLog, wholeLog } from '@/lib/activities/activity-query'
import { enActivityList } from '@/lib/i18n/en-activity-list'
import { enCells } from '@/lib/i18n/en-cells'
import { type CellField, cellFields } from './cell-fields'

const words = enActivityList.activityList

/** The list in which the cell stands; `everyone`: it shows other people's activities too. */
export type CellList = { readonly query: ActivityQuery; readonly names: ActorNames; readonly zone: string; readonly everyone: boolean }

const way = (label: string, query: ActivityQuery): MenuItem => ({ label, href: activitiesPath(query) })

/** What each field of a row offers; empty where it offers nothing. */
function itemsOf(field: CellField, line: ActivityLine, { query, names, zone, everyone }: CellList): readonly MenuItem[] {
  const [actor, action, outcome, type, resource, session, source, block] = line.values
  const of = (choice: ActivityChoice, value: string) =>
    choiceItems({
      ...{ label: words.fields[choice], value, name: valueName(choice, value, { ...names, [actor]: line.actor }) },
      chosen: query.choices[choice] ?? [],
      only: (one) => activitiesPath(narrowedLog(query, choice, one)),
      more: (one) => activitiesPath(toggledLog(query, choice, one, true)),
      less: (one) => activitiesPath(toggledLog(query, choice, one, false)),
    })
  const items: Record<CellField, () => readonly MenuItem[]> = {
    actor: () =>
      everyone ? [...of('actor', actor), ...(actor.includes(':') ? [] : [{ label: enCells.cells.userPage, href: `/users/${actor}` }])] : [],
    action: () => of('action', action),
    outcome: () => of('outcome', outcome),
    day: () => dayItems(line.at[0], zone, (from, to) => activitiesPath(changedLog(query, { since: undefined, from, to }))),
    resource: () =>
      resource === null
        ? []
        : [
            way(words.history, narrowedLog(wholeLog, 'resource', resource)),
            { label: words.copyRecord, copy: resource.slice(resource.indexOf(':') + 1) },
          ],
    type: () => (type === null ? [] : of('type', type)),
    session: () => [
      ...of('session', session),
      ...(session === ''
        ? []
        : [
            { label: words.toSession, href: `/sessions/${session}` },
            { label: enCells.cells.copySession, copy: session },
          ]),
    ],
    ip: () => (block === null ? [] : [...of('ip', line.ip), ...of('ip', block), { label: enCells.cells.copyIp, copy: line.ip }]),
    source: () => of('source', source),
  }
  return items[field]()
}

/** The menu of a row's cell, a group for each of its fields. */
export function cellChoices(line: ActivityLine, column: number, list: CellList): MenuGroup[] {
  return (cellFields[column] ?? [])
    .map((field) => ({ label: field === 'day' ? words.fields.since : words.fields[field], items: itemsOf(field, line, list) }))
    .filter(({ items }) => items.length > 0)
}

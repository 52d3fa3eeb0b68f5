import type { Client } from 'pg'
import { unwatched } from '@/scripts/backup/triggers'
import { insertRows } from './insert-rows'
import type { Row } from './row'
import { addressRow, deviceRow } from './rows'
import type { Beside, Record_, World } from './world'

const recordRow = <T extends object>({ values, madeAt, changedAt }: Record_<T>): Row => ({
  ...values,
  ...{ created_at: new Date(madeAt).toISOString(), updated_at: new Date(changedAt).toISOString() },
})

/** All that hangs on sessions and people, and the records that the activities are about, as they are today. */
export async function layBeside(client: Client, world: World): Promise<void> {
  const put = (table: string, rows: readonly Row[]) => unwatched(client, table, () => insertRows(client, table, rows))
  const idOf = new Map(world.workers.map(({ person, id }) => [person, id]))
  const devices = [...world.known].flatMap((browser) =>
    browser.lastSent === null ? [] : [deviceRow(world, idOf.get(browser.person) ?? '', browser, browser.lastSent)],
  )
  await put('public.known_devices', devices)
  await put(
    'public.session_addresses',
    world.moved.flatMap((session) => session.trail.map((stay) => addressRow(world, session, stay))),
  )
  for (const table of ['device_labels', 'place_corrections', 'reviews', 'notices'] satisfies Beside[])
    await put(`public.${table}`, world.beside[table])
  await put('log.view_folds', world.folds)
  await put('example.contacts', [...world.contacts.values()].flat().map(recordRow))
  await put('example.orders', world.orders.map(recordRow))
}

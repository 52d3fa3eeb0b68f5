import type { ListPage, ListPlace } from '@/lib/db/list-page'

/** Pages of a list, one after the other, each read when it is asked for. A search that stopped in time goes on, so some of them may be empty. */
export async function* everyPage<Row>(page: (place: ListPlace) => Promise<ListPage<Row>>): AsyncGenerator<readonly Row[], void> {
  for (let place: ListPlace | null = {}; place !== null; ) {
    const { rows, next }: ListPage<Row> = await page(place)
    yield rows
    place = next
  }
}

import { gzipSync } from 'node:zlib'
import { projected } from '@/lib/analytics/map-box'
import { type Ask, ask } from '@/scripts/bench/http'

/** A large screen, and what the map asks for around it, in pixels. */
const [WIDTH, HEIGHT] = [1_800 * 1.8, 760 * 1.8]
const ZOOMS = Array.from({ length: 12 }, (_, at) => at + 1)

type Marker = { readonly count: number; readonly lat: number; readonly lon: number }
type Shown = { readonly total: number; readonly markers: readonly Marker[] }

/** A view: how near, how many signs and bytes its answer has, and how long it took. */
export type View = { readonly zoom: number; readonly signs: number; readonly bytes: number; readonly ms: number }

/** Of a row of the square map, from 0 to 1. */
const latitude = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * Math.max(0.003, Math.min(0.997, y))))) * 180) / Math.PI

const isPacked = (body: Buffer) => body[0] === 0x1f && body[1] === 0x8b

/** Asks for the map at a place. */
async function look(origin: string, headers: NonNullable<Ask['headers']>, zoom: number, { lat, lon }: Pick<Marker, 'lat' | 'lon'>) {
  const pixels = 256 * 2 ** zoom
  const wide = Math.min(400, (WIDTH / 2 / pixels) * 360)
  const [, y] = projected(lat, lon)
  const [north, south] = [latitude(y - HEIGHT / 2 / pixels), latitude(y + HEIGHT / 2 / pixels)]
  const box = [south, lon - wide, north, lon + wide].map((at) => at.toFixed(6)).join()
  const path = `${origin}/api/map/points?zoom=${zoom}&box=${box}`
  const plain = await ask(path, { headers: { ...headers, 'accept-encoding': 'identity' } })
  const { status, body, ms } = await ask(path, { headers: { ...headers, 'accept-encoding': 'gzip' } })
  if (status !== 200) throw new Error(`${path} answered ${status}.`)
  const shown = JSON.parse(plain.body.toString()) as Shown
  return {
    shown,
    view: { zoom, signs: shown.markers.length, bytes: isPacked(body) ? body.length : gzipSync(body).length, ms } satisfies View,
  }
}

/** Goes nearer and nearer: at each zoom to the middle of the world, to where most are and where fewest are. */
export async function views(
  origin: string,
  headers: NonNullable<Ask['headers']>,
): Promise<{ readonly total: number; readonly all: readonly View[] }> {
  const all: View[] = []
  let [most, fewest, total]: [Marker, Marker, number] = [{ count: 0, lat: 20, lon: 10 }, { count: 0, lat: 20, lon: 10 }, 0]
  for (const zoom of ZOOMS) {
    const { view, shown } = await look(origin, headers, zoom, most)
    const other = await look(origin, headers, zoom, fewest)
    all.push(view, other.view)
    total = shown.total
    most = shown.markers[0] ?? most
    fewest = other.shown.markers.at(-1) ?? fewest
  }
  return { total, all }
}

import 'server-only'
import { env } from '@/lib/env/env'

/** Pictures of the earth from elsewhere, where the installation names a server of them. */
export type MapTiles = { readonly url: string; readonly credit: string }

export function mapTiles(): MapTiles | null {
  const { mapTilesUrl, mapTilesCredit } = env()
  return mapTilesUrl === undefined ? null : { url: mapTilesUrl, credit: mapTilesCredit }
}

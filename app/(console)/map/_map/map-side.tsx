'use client'

import type { MapBucket } from '@/lib/analytics/map-view'
import { enMap } from '@/lib/i18n/en-map'
import { BucketList } from './bucket-list'
import { ContentsList } from './contents-list'
import { CountryList } from './country-list'
import type { AddressOf } from './list-address'
import styles from './map-list.module.css'
import { MarkerList } from './marker-list'
import type { PinWords } from './pin-words'
import type { ShownMap, ShownMarker } from './shown-map'
import type { Opened } from './use-contents'

type Props = {
  /** What is seen of the map. */
  readonly markers: readonly ShownMarker[]
  readonly shown: ShownMap
  readonly shading: boolean
  readonly addressOf: AddressOf
  readonly opened: Opened | null
  /** The session that is told of above. */
  readonly chosen: string | null
  readonly onOpen: (key: string) => void
  readonly onBucket: (kind: MapBucket, count: number) => void
  readonly onBack: () => void
  readonly onChoose: (pin: PinWords) => void
  readonly onPoint: (key: string | null) => void
}

const sum = (of: readonly { readonly count: number }[]) => of.reduce((all, { count }) => all + count, 0)

/** The map's twin: the same as a list, in the same order, and what stands beside the map. */
export function MapSide({ markers, shown, shading, addressOf, opened, chosen, onOpen, onBucket, onBack, onChoose, onPoint }: Props) {
  const { buckets, countries, total } = shown
  const beyond = total - sum(markers) - sum(buckets)
  return (
    <section className={styles.side} aria-label={enMap.map.list} tabIndex={-1}>
      {opened?.listed ? (
        <ContentsList opened={opened} chosen={chosen} addressOf={addressOf} onBack={onBack} onChoose={onChoose} onPoint={onPoint} />
      ) : (
        <>
          <div className={styles.long}>
            <MarkerList markers={markers} beyond={beyond} chosen={chosen} addressOf={addressOf} onOpen={onOpen} onPoint={onPoint} />
            {shading && <CountryList countries={countries} addressOf={addressOf} />}
          </div>
          <BucketList
            buckets={buckets}
            addressOf={addressOf}
            onOpen={(kind) => onBucket(kind, buckets.find((one) => one.kind === kind)?.count ?? 0)}
          />
        </>
      )}
    </section>
  )
}

'use client'

import Link from 'next/link'
import { enMap } from '@/lib/i18n/en-map'
import type { AddressOf } from './list-address'
import styles from './map-list.module.css'
import type { ShownMap } from './shown-map'

const words = enMap.map

type Props = { readonly countries: ShownMap['countries']; readonly addressOf: AddressOf }

/** The shaded countries in numbers, each leading to its sessions. */
export function CountryList({ countries, addressOf }: Props) {
  return (
    <section className={styles.beside} aria-labelledby="map-countries">
      <h2 id="map-countries">{words.countries}</h2>
      <p>{words.shadeHint}</p>
      <ol className={styles.list}>
        {countries.map(({ country, name, count }) => (
          <li key={country}>
            <Link className={styles.row} href={addressOf({ country })} prefetch={false}>
              <span>
                <b>{name}</b>
              </span>
              <i>{words.number(count)}</i>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}

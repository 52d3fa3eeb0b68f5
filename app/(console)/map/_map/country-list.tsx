'use client'

import Link from 'next/link'
import type { MapView } from '@/lib/analytics/map-view'
import { enMap } from '@/lib/i18n/en-map'
import { countryName } from '@/lib/origin/country-name'
import { listAddress } from './list-address'
import styles from './map-list.module.css'

const words = enMap.map

type Props = { readonly countries: MapView['countries']; readonly query: string }

/** The shaded countries in numbers, each leading to its sessions. */
export function CountryList({ countries, query }: Props) {
  return (
    <section className={styles.beside} aria-labelledby="map-countries">
      <h2 id="map-countries">{words.countries}</h2>
      <p>{words.shadeHint}</p>
      <ol className={styles.list}>
        {countries.map(({ country, count }) => (
          <li key={country}>
            <Link href={listAddress(query, country)} prefetch={false}>
              <span>
                <b>{countryName(country) ?? country}</b>
              </span>
              <i>{words.number(count)}</i>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}

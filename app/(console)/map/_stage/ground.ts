import { type LatLngBounds, type Map as LeafletMap, TileLayer } from 'leaflet'
import type { CountryNames } from '@/app/(console)/map/_map/country-names'
import type { MapTiles } from '@/app/(console)/map/_map/map-tiles'
import type { ShownMap } from '@/app/(console)/map/_map/shown-map'
import { projected } from '@/lib/analytics/map-box'
import { coloursOf, onTheme } from './colours'
import { countryAt, countryBounds } from './countries'
import { LabelsLayer, type Spot } from './labels-layer'
import { loadLabels, loadOutlines, type Outline } from './outlines'
import { OutlinesLayer } from './outlines-layer'
import { MOST_ZOOM } from './reach'
import { type Shade, shadesOf } from './shades'
import styles from './stage.module.css'

const FINE_FROM = 4

type Told = {
  /** Pictures from elsewhere instead of our own outlines. */
  readonly tiles: MapTiles | null
  readonly names: CountryNames
  /** Some of it could not be loaded, or all of it is there now. */
  readonly onLost: (lost: boolean) => void
}

/** What lies below the signs: the earth with its countries and their names, each loaded once it is needed. Over pictures from elsewhere only what is shaded or chosen. */
export class Ground {
  private readonly outlines: OutlinesLayer
  private readonly labels: LabelsLayer
  private readonly deaf: () => void
  private files: { readonly coarse?: readonly Outline[]; readonly fine?: readonly Outline[]; readonly labels?: true } = {}
  private shades: ReadonlyMap<string, Shade> = new Map()
  private chosen: string | null = null
  private spots: () => readonly Spot[] = () => []
  private busy = false
  private over = false

  constructor(
    private readonly map: LeafletMap,
    private readonly told: Told,
  ) {
    this.outlines = new OutlinesLayer(told.tiles !== null)
    this.labels = new LabelsLayer(map, told.names)
    if (told.tiles === null) this.outlines.addTo(map)
    else new TileLayer(told.tiles.url, { maxZoom: MOST_ZOOM, className: styles.tiles ?? '' }).addTo(map)
    this.deaf = onTheme(() => this.draw())
    map.on('zoomend', () => this.look())
    this.load()
  }

  shade(countries: ShownMap['countries']): void {
    this.shades = shadesOf(countries)
    this.map.getContainer().classList.toggle(styles.shaded ?? '', this.shades.size > 0)
    this.look()
  }

  /** The country in which something is, where no more is known; null for none. */
  choose(country: string | null): void {
    if (country === this.chosen) return
    this.chosen = country
    this.look()
  }

  /** Chooses anew what is named, and not where signs stand. */
  name(spots = this.spots): void {
    this.spots = spots
    if (!this.over) this.labels.place(spots())
  }

  /** The shaded country at a point in degrees. */
  countryAt(lat: number, lon: number): string | null {
    return this.shades.size === 0 ? null : countryAt(this.current(), projected(lat, lon) as [number, number])
  }

  /** How far the chosen country reaches; null without one, and while its outline is not there. */
  chosenBounds(): LatLngBounds | null {
    return this.chosen === null ? null : countryBounds(this.current(), this.chosen, this.map.getCenter().lng)
  }

  /** Loads what is lacking. */
  load(): void {
    if (!this.busy) void this.loadAll()
  }

  remove(): void {
    this.over = true
    this.deaf()
  }

  private async loadAll(): Promise<void> {
    this.busy = true
    try {
      for (let next = this.lacking(); next !== null && !this.over; next = this.lacking()) {
        await next()
        this.draw()
      }
      if (!this.over) this.told.onLost(false)
    } catch {
      if (!this.over) this.told.onLost(true)
    }
    this.busy = false
  }

  /** How to get what is needed next for what is seen; null where all is there. */
  private lacking(): (() => Promise<void>) | null {
    const own = this.told.tiles === null
    const put = (files: typeof this.files) => {
      this.files = { ...this.files, ...files }
    }
    if (!own && !this.isDrawn()) return null
    if (!this.files.coarse) return async () => put({ coarse: await loadOutlines('coarse') })
    if (own && !this.files.labels)
      return async () => {
        this.labels.show(await loadLabels())
        put({ labels: true })
        this.name()
      }
    if (!this.files.fine && this.map.getZoom() >= FINE_FROM) return async () => put({ fine: await loadOutlines('fine') })
    return null
  }

  private look(): void {
    this.draw()
    this.load()
  }

  private isDrawn(): boolean {
    return this.shades.size > 0 || this.chosen !== null
  }

  private current(): readonly Outline[] {
    const { coarse = [], fine } = this.files
    return (this.map.getZoom() >= FINE_FROM ? fine : undefined) ?? coarse
  }

  private draw(): void {
    if (this.over) return
    if (this.told.tiles !== null) {
      if (this.isDrawn()) this.outlines.addTo(this.map)
      else this.outlines.remove()
    }
    const colours = coloursOf(this.map.getContainer())
    this.outlines.show({ outlines: this.current(), colours, shades: this.shades, chosen: this.chosen })
  }
}

'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enMap } from '@/lib/i18n/en-map'
import type { FormAction, KillResult } from '@/lib/web/form-state'
import { BucketLine } from './bucket-line'
import { type AddressOf, listAddress } from './list-address'
import { MapFoot } from './map-foot'
import { MapNotes } from './map-notes'
import { MapSide } from './map-side'
import type { MapTiles } from './map-tiles'
import { MapTotal } from './map-total'
import { markerKey, markerName, pinKey, pinName } from './names'
import { OpenedStrip } from './opened-strip'
import { SessionCard } from './session-card'
import styles from './session-map.module.css'
import { TimeSlider } from './time-slider'
import { useChosen } from './use-chosen'
import { useContents } from './use-contents'
import { type Begun, useMap } from './use-map'
import { useOpenings } from './use-openings'
import { useStage } from './use-stage'

const words = enMap.map

type Props = {
  /** The query part of the map's address. */
  readonly query: string
  readonly begun: Begun
  readonly zone: string
  /** Nothing is known of what ended before, in epoch milliseconds. */
  readonly visibleSince: number
  readonly tiles: MapTiles | null
  readonly killAction: FormAction<KillResult>
  /** A part of another page: smaller, and without the list beside it. */
  readonly small?: boolean
}

/** The map of sessions: drawn by Leaflet, told as a list beside it, kept up to date, opened by hand and by keyboard. */
export function SessionMap({ query, begun, zone, visibleSince, tiles, killAction, small = false }: Props) {
  const router = useRouter()
  const host = useRef<HTMLDivElement>(null)
  const player = useRef<HTMLButtonElement>(null)
  const hint = useId()
  const [moment, setMoment] = useState<string | null>(null)
  const [playing, setPlaying] = useState(false)
  const [shading, setShading] = useState(false)
  const [bare, setBare] = useState(false)
  const addressOf: AddressOf = (meant = {}) => listAddress(query, { ...meant, moment })
  const map = useMap(query, begun, moment)
  const { shown, seen } = map
  const { stage, failed } = useStage(
    host,
    { tiles, names: begun.names, part: small },
    {
      onSeen: map.onSeen,
      onPress: (key) => press(key),
      onCountry: (country) => router.push(addressOf({ country })),
      onGround: setBare,
    },
  )
  const openings = useOpenings(stage)
  const { opening } = openings
  const opened = useContents(query, begun, moment, opening)
  const sessions = opened?.sessions ?? null
  const chosen = useChosen(openings.chosen, begun.version)

  const visible = useMemo(() => {
    if (seen === null) return shown.markers
    const { south, west, north, east } = seen.box
    return shown.markers.filter(({ lat, lon }) => lat >= south && lat <= north && lon >= west && lon <= east)
  }, [shown, seen])

  useEffect(() => stage?.show(shown.markers, markerName), [stage, shown])
  useEffect(() => stage?.shade(shading ? shown.countries : []), [stage, shading, shown])
  useEffect(() => stage?.choose(chosen), [stage, chosen])
  useEffect(() => {
    const fan = opening?.fan
    stage?.fan(fan && sessions ? { ...fan, pins: sessions, nameOf: pinName } : null)
  }, [stage, opening, sessions])

  function press(key: string) {
    const pin = sessions?.find((one) => pinKey(one) === key)
    const marker = shown.markers.find((one) => markerKey(one) === key)
    if (pin !== undefined) openings.choose(pin)
    else if (marker !== undefined) openings.openMarker(marker)
  }

  const onMoment = useCallback((at: number | null) => {
    setMoment(at === null ? null : new Date(at).toISOString())
    if (at !== null) return
    // What led back goes with the slider: the focus stays on what opens it.
    player.current?.focus()
    setPlaying(false)
  }, [])
  const point = useCallback((key: string | null) => stage?.point(key), [stage])

  return (
    <div className={styles.map} data-small={small || undefined} data-busy={map.busy || undefined}>
      <div className={styles.bar}>
        <MapTotal shown={shown} zone={zone} then={moment !== null} address={addressOf()} small={small} />
        <label className={styles.check}>
          <input type="checkbox" checked={shading} onChange={(event) => setShading(event.target.checked)} /> {words.shade}
        </label>
        <button
          ref={player}
          type="button"
          className={buttons.button}
          aria-expanded={playing}
          onClick={() => (playing ? onMoment(null) : setPlaying(true))}
        >
          {words.time.open}
        </button>
      </div>
      {playing && (
        <TimeSlider
          key={begun.period?.name}
          now={begun.shown.at}
          visibleSince={visibleSince}
          period={begun.period}
          zone={zone}
          busy={map.busy}
          onMoment={onMoment}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is inside is real; this only listens for the key that closes what was opened. */}
      <div className={styles.parts} onKeyDown={(event) => event.key === 'Escape' && openings.closeOne()}>
        <noscript>
          <p className={styles.opened}>{words.undrawn}</p>
        </noscript>
        <div className={styles.frame}>
          <section ref={host} className={styles.stage} aria-label={words.region} aria-describedby={hint} />
          <p id={hint} hidden>
            {words.keys}
          </p>
          <MapNotes
            shown={shown}
            visible={visible.length}
            failed={failed}
            loading={stage === null}
            lost={map.lost}
            bare={bare}
            then={moment !== null}
            onShow={() => stage?.goTo(shown.markers[0] ?? null)}
            onAgain={() => (map.lost ? map.again() : stage?.again())}
          />
          <MapFoot credit={tiles?.credit ?? null} shading={shading} part={small} />
        </div>
        {small && <BucketLine buckets={shown.buckets} addressOf={addressOf} />}
        <div className={styles.side}>
          {chosen && (
            <SessionCard
              pin={chosen}
              killAction={killAction}
              onNearer={() => stage?.nearer()}
              onClose={openings.closeCard}
              onKilled={() => {
                openings.closeCard()
                map.again()
              }}
            />
          )}
          {opened && (small || !opened.listed) && (
            <OpenedStrip opened={opened} addressOf={addressOf} onClose={() => openings.closeAll(true)} />
          )}
          {!small && (
            <MapSide
              markers={visible}
              shown={shown}
              shading={shading}
              addressOf={addressOf}
              opened={opened}
              onOpen={press}
              onBucket={openings.openBucket}
              onBack={() => openings.closeAll(true)}
              onChoose={openings.choose}
              chosen={chosen?.id ?? null}
              onPoint={point}
            />
          )}
        </div>
      </div>
    </div>
  )
}

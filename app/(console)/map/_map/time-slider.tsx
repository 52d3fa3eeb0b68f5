'use client'

import { useEffect, useMemo, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enMap } from '@/lib/i18n/en-map'
import styles from './time-slider.module.css'
import { momentsOf, type Play, plays, playsWithin, type Span } from './time-steps'

const words = enMap.map.time
/** A step is looked at for so long, once it is there. */
const restMs = 650

type Props = {
  /** The database's clock, since when there is anything, and the period that is chosen on the page: as they are when the slider opens, so that no step shifts under a finger. */
  readonly now: number
  readonly visibleSince: number
  readonly period: Span | null
  readonly zone: string
  /** An answer is on its way: playing waits for it. */
  readonly busy: boolean
  readonly onMoment: (moment: number | null) => void
}

/** Plays who was signed in over a range. It moves by itself only once it is told to. */
export function TimeSlider({ zone, busy, onMoment, ...given }: Props) {
  const [{ now, visibleSince, period }] = useState(given)
  const [play, setPlay] = useState<Play>('24h')
  const [playing, setPlaying] = useState(false)
  const moments = useMemo(
    () => momentsOf(period ?? { from: now - plays[play], to: now }, now, visibleSince),
    [play, now, visibleSince, period],
  )
  const last = moments.length - 1
  const [at, setAt] = useState(last)
  const shown = moments[Math.min(at, last)] ?? now
  const stamp = useMemo(
    () =>
      new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }),
    [zone],
  )

  useEffect(() => onMoment(shown), [shown, onMoment])

  useEffect(() => {
    if (!playing || busy) return
    if (at >= last) return setPlaying(false)
    const timer = setTimeout(() => setAt(at + 1), restMs)
    return () => clearTimeout(timer)
  }, [playing, busy, at, last])

  function choose(next: Play) {
    setPlaying(false)
    setPlay(next)
    setAt(momentsOf({ from: now - plays[next], to: now }, now, visibleSince).length - 1)
  }

  function toggle() {
    if (!playing && at >= last) setAt(0)
    setPlaying(!playing)
  }

  const said = words.at(stamp.format(shown))
  return (
    <fieldset className={styles.slider}>
      <legend className="visually-hidden">{words.label}</legend>
      <button type="button" className={buttons.button} data-tone="primary" onClick={toggle}>
        {playing ? words.pause : words.play}
      </button>
      {period === null ? (
        <select aria-label={words.span} value={play} onChange={(event) => choose(event.target.value as Play)}>
          {playsWithin(now, visibleSince).map((one) => (
            <option key={one} value={one}>
              {words.spans[one]}
            </option>
          ))}
        </select>
      ) : (
        <span className={styles.span}>{words.chosen(stamp.format(moments[0]), stamp.format(moments[last]))}</span>
      )}
      <input
        type="range"
        min={0}
        max={last}
        value={Math.min(at, last)}
        aria-label={words.moment}
        aria-valuetext={said}
        onChange={(event) => {
          setPlaying(false)
          setAt(Number(event.target.value))
        }}
      />
      <output>
        {said}
        <small>{words.note}</small>
      </output>
      <button type="button" className={buttons.button} onClick={() => onMoment(null)}>
        {words.live}
      </button>
    </fieldset>
  )
}

import styles from './sparkline.module.css'

const [width, height, edge] = [96, 22, 2]

type Props = {
  readonly counts: readonly number[]
  /** What the line does, in words. */
  readonly said: string
  /** The last one is not over: it is drawn apart. */
  readonly isOpen: boolean
}

/** A small line of numbers over time, from nothing up to the most there was. */
export function Sparkline({ counts, said, isOpen }: Props) {
  const most = Math.max(1, ...counts)
  const step = counts.length > 1 ? (width - 2 * edge) / (counts.length - 1) : 0
  const points = counts.map(
    (count, at) => `${(edge + at * step).toFixed(1)},${(height - edge - (count / most) * (height - 2 * edge)).toFixed(1)}`,
  )
  const whole = isOpen && points.length > 1 ? points.slice(0, -1) : points
  const [x = '', y = ''] = points.at(-1)?.split(',') ?? []
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
      <title>{said}</title>
      {whole.length > 1 && <polyline points={whole.join(' ')} />}
      {isOpen && points.length > 1 && <polyline points={points.slice(-2).join(' ')} data-open="" />}
      <circle cx={x} cy={y} r={isOpen ? 1.6 : 2} data-open={isOpen ? '' : undefined} />
    </svg>
  )
}

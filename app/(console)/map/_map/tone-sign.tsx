import type { PointTone } from '@/lib/db/session-point-rows'
import styles from './tone-sign.module.css'

/** The sign of how a session stands: a circle, a square, a diamond, a triangle. */
export function ToneSign({ tone }: { readonly tone: PointTone }) {
  return (
    <svg className={styles.sign} data-tone={tone} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {tone === 'active' && <circle cx="6" cy="6" r="4.5" />}
      {tone === 'ended' && <rect x="2" y="2" width="8" height="8" rx="1" />}
      {tone === 'killed' && <path d="M6 .5 11.5 6 6 11.5.5 6z" />}
      {tone === 'out' && <path d="M6 1 11.5 11H.5z" />}
    </svg>
  )
}

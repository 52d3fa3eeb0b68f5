import { Notice } from '@/app/_ui/notice'
import { en } from '@/lib/i18n/en'
import styles from './coverage-view.module.css'

const words = en.recording
const weaknessWords: Readonly<Record<string, string>> = words.weaknesses

/** What holds less in this installation than it could, and what puts it right; nothing where all holds. */
export function WeakNotice({ weaknesses }: { readonly weaknesses: readonly string[] }) {
  if (weaknesses.length === 0) return null
  return (
    <Notice tone="warning">
      <strong>{words.weakTitle}</strong>
      <ul className={styles.list}>
        {weaknesses.map((weakness) => (
          <li key={weakness}>{weaknessWords[weakness] ?? weakness}</li>
        ))}
      </ul>
      <p>{words.weakHint}</p>
    </Notice>
  )
}

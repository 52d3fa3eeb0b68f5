import type { SkippedRow } from '@/lib/contacts/import-contacts'
import { enContacts } from '@/lib/i18n/en-contacts'
import styles from './import.module.css'

const words = enContacts.contactImport
/** As many rows as anybody reads; the rest is a number. */
const MOST = 500

/** Which rows were skipped, each with its line in the file and the reason. */
export function SkippedRows({ rows }: { readonly rows: readonly SkippedRow[] }) {
  if (rows.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard (WCAG 2.1.1).
    <section className={styles.skipped} aria-label={words.skippedTitle} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {[words.line, words.row, words.reason].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(({ line, name, reason }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>{name}</td>
              <td>{reason}</td>
            </tr>
          ))}
          {rows.length > MOST && (
            <tr>
              <td colSpan={3}>{words.moreSkipped(rows.length - MOST)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

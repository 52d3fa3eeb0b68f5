import { sessionOwner } from '@/app/_ui/session-owner'
import { enKill } from '@/lib/i18n/en-kill'
import type { KillPreview } from '@/lib/sessions/kill-preview'
import styles from './kill.module.css'
import { inShort } from './kill-words'

const words = enKill.killMany

/** What would end: the number, whose, the newest by name, and who is passed over. */
export function KillPreviewView({ preview }: { preview: KillPreview | 'counting' | 'failed' }) {
  return (
    <div className={styles.preview} role="status" aria-busy={preview === 'counting'}>
      {preview === 'counting' && <p>{words.counting}</p>}
      {preview === 'failed' && <p>{words.notCounted}</p>}
      {typeof preview === 'object' && <Counted {...preview} />}
    </div>
  )
}

function Counted({ ending, people, most, first, own, outOfReach }: KillPreview) {
  return (
    <>
      <p>
        <b>{ending === 0 ? words.nothing : words.willEnd(ending, people)}</b>
      </p>
      {people > 1 && people < ending && (
        <p>
          {words.most}: {most.map(({ name, sessions }) => words.each(name, sessions)).join('; ')}
          {people > most.length && ` ${words.more(people - most.length)}`}
        </p>
      )}
      {first.length > 0 && (
        <ul className={styles.named} aria-label={words.newest}>
          {first.map((row) => (
            <li key={row.id}>
              <b>
                <bdi>{sessionOwner(row)}</bdi>
              </b>{' '}
              <small>{inShort(row)}</small>
            </li>
          ))}
          {ending > first.length && <li>{words.more(ending - first.length)}</li>}
        </ul>
      )}
      {own && <p>{words.own}</p>}
      {outOfReach > 0 && <p>{words.outOfReach(outOfReach)}</p>}
    </>
  )
}

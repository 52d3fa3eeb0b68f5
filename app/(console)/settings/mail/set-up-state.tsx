import { Notice } from '@/app/_ui/notice'
import { en } from '@/lib/i18n/en'
import type { StoredMailSetup } from '@/lib/mail/mail-setup'
import styles from './mail.module.css'

const words = en.mail.setUp

/** Whether letters leave, and by what; where they do not, what is to be done. */
export function SetUpState({ setUp: { by, mailFrom, leadsHere } }: { readonly setUp: StoredMailSetup }) {
  if (by !== null && mailFrom !== null)
    return (
      <>
        <p className={styles.lead}>{words[by]}</p>
        {leadsHere && (
          <Notice tone="warning">
            <p>{words.leadsHere(leadsHere)}</p>
          </Notice>
        )}
      </>
    )
  return (
    <Notice tone="warning">
      <p>
        <b>{words.off}</b>
      </p>
      <p>{by === null ? words.noTransport : words.noSender}</p>
    </Notice>
  )
}

import forms from '@/app/_ui/form.module.css'
import { described } from '@/app/_ui/labelled'
import { enUsers } from '@/lib/i18n/en-users'
import styles from './hand-field.module.css'

const words = enUsers.users

/** Where links go by mail: the box `hand`, which has the link shown instead. */
export function HandField({ id, ticked }: { readonly id: string; readonly ticked: boolean }) {
  return (
    <div className={forms.field}>
      <label className={styles.box}>
        <input
          key={String(ticked)}
          id={id}
          type="checkbox"
          name="hand"
          defaultChecked={ticked}
          {...described(id, words.handHint, undefined)}
        />
        {words.hand}
      </label>
      <p id={`${id}-hint`} className={forms.hint}>
        {words.handHint}
      </p>
    </div>
  )
}

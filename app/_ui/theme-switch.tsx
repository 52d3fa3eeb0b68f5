'use client'

import { startTransition, useEffect, useId, useState } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import { type FormAction, untouched } from '@/lib/web/form-state'
import { themeCookie } from '@/lib/web/preference-cookies'
import { hearTheme, shareTheme } from './share-theme'
import { applyTheme, type Theme, themes } from './theme'
import styles from './theme-switch.module.css'
import { writeCookie } from './write-cookie'

type Props = {
  readonly theme: Theme
  /** Keeps it with the person who is signed in. Sends `theme`. */
  readonly save?: FormAction
}

/** System, light or dark. Takes effect at once, in this browser's other tabs too, and is remembered by it, and with the person where there is one. */
export function ThemeSwitch({ theme, save }: Props) {
  const name = useId()
  const [chosen, setChosen] = useState(theme)

  function choose(next: Theme) {
    setChosen(next)
    writeCookie(themeCookie, next)
    applyTheme(next)
    shareTheme(next)
    if (save) startTransition(() => keep(save, next))
  }

  useEffect(
    () =>
      hearTheme((next) => {
        setChosen(next)
        applyTheme(next)
      }),
    [],
  )

  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{enShell.shell.theme}</legend>
      {themes.map((value) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => choose(value)} />
          {enShell.shell.themes[value]}
        </label>
      ))}
    </fieldset>
  )
}

async function keep(save: FormAction, theme: Theme): Promise<void> {
  const data = new FormData()
  data.set('theme', theme)
  try {
    await save(untouched, data)
  } catch (error) {
    // Offline it stays with this browser; what Next throws on purpose goes on.
    if (!(error instanceof TypeError) || 'digest' in error) throw error
  }
}

'use client'

import { useId, useState } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import { type Theme, themeCookie, themes } from './theme'
import styles from './theme-switch.module.css'
import { writeCookie } from './write-cookie'

/** System, light or dark. Takes effect at once and is remembered by this browser. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const name = useId()
  const [chosen, setChosen] = useState(theme)

  function choose(next: Theme) {
    setChosen(next)
    writeCookie(themeCookie, next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }

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

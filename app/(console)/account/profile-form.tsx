'use client'

import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react'
import { Choice } from '@/app/_ui/choice'
import { Field } from '@/app/_ui/field'
import styles from '@/app/_ui/form.module.css'
import { FormMessage } from '@/app/_ui/form-message'
import { Said } from '@/app/_ui/said'
import { shareTheme } from '@/app/_ui/share-theme'
import { SubmitButton } from '@/app/_ui/submit-button'
import { applyTheme, parseTheme, type Theme, themes } from '@/app/_ui/theme'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enAccount } from '@/lib/i18n/en-account'
import type { FormAction } from '@/lib/web/form-state'
import cards from './profile.module.css'

const words = enAccount.account
const themeOptions = themes.map((value) => ({ value, label: words.themes[value] }))
const everyOptions = (['off', 'on'] as const).map((value) => ({ value, label: words.notifyEveryOptions[value] }))
const languageOptions = Object.entries(words.languages).map(([value, label]) => ({ value, label }))

type Props = {
  readonly action: FormAction
  readonly account: {
    readonly name: string
    readonly timeZone: string | null
    readonly language: string
    readonly theme: Theme
    readonly notifyEvery: boolean
  }
  /** The time zones as options: some hundred, rendered by the server alone. */
  readonly children: ReactNode
}

/** One's own name and preferences. Sends `name`, `timeZone`, `language`, `theme` and `notifyEvery`, and in `shown` what they were. */
export function ProfileForm({ action, account, children }: Props) {
  const [state, send] = useKeptAction(action)
  const typed = { ...account, notifyEvery: account.notifyEvery ? 'on' : 'off', ...(state.ok ? {} : state.values) }
  const zone = typed.timeZone ?? 'browser'

  const { name, timeZone, language, theme, notifyEvery } = account
  const shown = JSON.stringify({ name, timeZone, language, notifyEvery, theme: theme === 'system' ? null : theme })

  // What was sent: the page may bring it a moment after the answer, and until then holds the one before.
  const sent = useRef(account.theme)

  useEffect(() => {
    if (!state.ok) return
    applyTheme(sent.current)
    shareTheme(sent.current)
  }, [state])

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    sent.current = parseTheme(new FormData(event.currentTarget).get('theme'))
  }

  return (
    <form action={send} onSubmit={onSubmit} className={styles.form} noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="shown" value={shown} />
      <Field
        id="account-name"
        key={typed.name}
        name="name"
        maxLength={120}
        label={words.name}
        hint={words.nameHint}
        error={state.fields?.name}
        defaultValue={typed.name}
        autoComplete="name"
        required
      />
      <Choice
        id="account-zone"
        key={`zone ${zone}`}
        name="timeZone"
        label={words.timeZone}
        hint={words.timeZoneHint}
        error={state.fields?.timeZone}
        defaultValue={zone}
      >
        {children}
      </Choice>
      <Choice
        id="account-language"
        name="language"
        label={words.language}
        hint={words.languageHint}
        error={state.fields?.language}
        options={languageOptions}
        defaultValue={account.language}
      />
      <Choice
        id="account-theme"
        key={`theme ${typed.theme}`}
        name="theme"
        label={words.theme}
        error={state.fields?.theme}
        options={themeOptions}
        defaultValue={parseTheme(typed.theme)}
      />
      <Choice
        id="account-notifyEvery"
        key={`every ${typed.notifyEvery}`}
        name="notifyEvery"
        label={words.notifyEvery}
        hint={words.notifyEveryHint}
        error={state.fields?.notifyEvery}
        options={everyOptions}
        defaultValue={typed.notifyEvery}
      />
      <div className={cards.end}>
        <SubmitButton label={words.save} pending={words.saving} />
        <Said state={state} />
      </div>
    </form>
  )
}

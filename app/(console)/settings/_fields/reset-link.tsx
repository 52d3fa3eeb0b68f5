'use client'

import { type MouseEvent, useContext } from 'react'
import { plainPress } from '@/app/_ui/plain-press'
import { filledOf } from '@/app/(console)/settings/shown-values'
import { enSettings } from '@/lib/i18n/en-settings'
import { defaults, groups, type SettingGroup } from '@/lib/settings/setting-values'
import { ResetContext } from './reset-context'

const words = enSettings.settings

/** Fills the defaults of a group in, and saves nothing. Without script it is the same page with them filled in. */
export function ResetLink({ group }: { readonly group: SettingGroup }) {
  const { form, tell } = useContext(ResetContext)
  const title = words.titles[group]

  function fillIn(event: MouseEvent) {
    if (!plainPress(event)) return
    event.preventDefault()
    const filled = filledOf(defaults, null, 'UTC')
    for (const name of groups[group]) {
      const field = form.current?.querySelector<HTMLInputElement | HTMLSelectElement>(`#settings-${name}`)
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = filled[name] === 'on'
      else if (field) field.value = filled[name]
    }
    tell(words.wasReset(title))
  }

  return (
    <a href={`/settings?reset=${group}`} aria-label={words.resetName(title)} onClick={fillIn}>
      {words.reset}
    </a>
  )
}

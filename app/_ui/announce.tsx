'use client'

import { createContext, useContext, useEffect } from 'react'

/** Says a text politely, once for each move of the list around it (`Moving`). */
export const AnnounceContext = createContext<(text: string) => void>(() => {})

/** Leads to another state of the list around it (`Moving`), as its links do. */
export const MoveContext = createContext<(to: string) => void>(() => {})

/** What a list has to say when it has moved: not as it stands there at first, and not when it changes by itself. */
export function Announce({ text }: { readonly text: string }) {
  const announce = useContext(AnnounceContext)

  useEffect(() => announce(text), [announce, text])

  return null
}

import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Long enough for a region that has just been made to be known to who reads the screen aloud. */
const WAIT_MS = 200

/**
 * Says what arrives while dialogs are open in a live region of theirs: all else is inert then, and the words beneath would not be heard. Whichever of them
 * is on top speaks.
 */
export function NoticeAbove({ text }: { readonly text: string | undefined }) {
  const [said, setSaid] = useState<{ readonly dialogs: readonly Element[]; readonly text: string }>({ dialogs: [], text: '' })

  useEffect(() => {
    setSaid({ dialogs: text === undefined ? [] : [...document.querySelectorAll('dialog:modal')], text: '' })
    if (text === undefined) return
    const timer = setTimeout(() => setSaid((now) => ({ ...now, text })), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text])

  return said.dialogs.map((dialog, at) =>
    createPortal(
      <p role="status" className="visually-hidden">
        {said.text}
      </p>,
      dialog,
      String(at),
    ),
  )
}

/**
 * Copies a text; false where the browser lets no page do so. On plain http there is no clipboard, but the older command. `beside` stands where the focus may be:
 * inside the dialog or menu that is open.
 */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text, beside)
  }
}

function copyBySelection(text: string, beside: HTMLElement): boolean {
  const { activeElement } = document
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  beside.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true })
  return copied
}

/** Buttons that open a dialog: those that say so, and those of rows, which send the list elsewhere without script. */
const kinds = 'button[aria-haspopup="dialog"], main button[formaction]'

/** Every button on the page that opens a dialog. */
export const openers = (): HTMLButtonElement[] => [...document.querySelectorAll<HTMLButtonElement>(kinds)]

/** What tells an opener from the others of its page: where it leads without script, else what it is called. Empty for a button that opens nothing. */
export function wayOf(button: HTMLButtonElement): string {
  if (!button.matches(kinds)) return ''
  const way = button.getAttribute('formaction')
  if (way !== null) return way
  const { form, type } = button
  // Its label may hold a number that is counted anew.
  if (form !== null && type === 'submit') return [form.getAttribute('action'), ...[...new FormData(form)].map(String)].join(' ')
  return button.getAttribute('aria-label') ?? button.textContent?.trim() ?? ''
}

/** Presses it; false where the script has not come to it yet, and it would have led away from the page. */
export function press(button: HTMLButtonElement): boolean {
  let leads = false
  const stay = (event: Event) => {
    event.preventDefault()
    leads = true
  }
  addEventListener('submit', stay, true)
  button.click()
  removeEventListener('submit', stay, true)
  return !leads
}

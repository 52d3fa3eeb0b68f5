const field = 'textarea, select, input:not([type="hidden"])'

/** Opens a dialog above everything and puts the focus where work begins: the first field, else the first (harmless) button of its form. */
export function openDialog(dialog: HTMLDialogElement | null): void {
  if (!dialog || dialog.open) return
  // Opened before the script came it is a popover, and as such it cannot be made modal. Older browsers have none.
  dialog.hidePopover?.()
  dialog.showModal()
  const first = dialog.querySelector<HTMLElement>(field) ?? dialog.querySelector<HTMLElement>('form button')
  first?.focus()
}

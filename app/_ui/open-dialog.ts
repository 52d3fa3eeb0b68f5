const field = 'textarea, select, input:not([type="hidden"])'

/** Opens a dialog above everything and puts the focus where work begins: the first field, else the first (harmless) button of its form. */
export function openDialog(dialog: HTMLDialogElement | null): void {
  if (!dialog || dialog.open) return
  dialog.showModal()
  const first = dialog.querySelector<HTMLElement>(field) ?? dialog.querySelector<HTMLElement>('form:not([method="dialog"]) button')
  first?.focus()
}

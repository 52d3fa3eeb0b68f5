/** Closes a dialog, whether the script has opened it or, before that came, its button as a popover, where there are any. */
export function closeDialog(dialog: HTMLDialogElement | null): void {
  dialog?.close()
  dialog?.hidePopover?.()
}

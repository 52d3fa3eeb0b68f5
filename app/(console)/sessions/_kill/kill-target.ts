/** What the dialog names, so that nobody ends the wrong session. */
export type KillTarget = {
  readonly id: string
  readonly user: string
  readonly device: string
  readonly place: string
  readonly ip: string
}

const parts = (cell: Element | undefined): string[] => [...(cell?.childNodes ?? [])].map((node) => node.textContent ?? '').filter(Boolean)

/**
 * Reads the target from the row that the button stands in: sending every row to the browser twice would cost more than this.
 * The order of the cells, and of what is in them, is that of `SessionTableRows`.
 */
export function killTarget(button: HTMLButtonElement): KillTarget | null {
  return targetOfRow(button, button.getAttribute('formaction')?.split('/').at(-1))
}

/** The same from any control in the row, for the session with the given id. */
export function targetOfRow(control: HTMLElement, id: string | undefined): KillTarget | null {
  const row = control.closest('tr')
  if (!row || !id) return null
  const [user, , , , , , device, software, origin] = row.cells
  const [ip = '', place = ''] = parts(origin)
  return { id, user: parts(user)[0] ?? '', device: [...parts(device), ...parts(software)].join(', '), place, ip }
}

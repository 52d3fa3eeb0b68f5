let ahead = 0

/** A drawer is asked for: what was pressed for another one, which did not come, is over. */
export function awaitDrawer(): void {
  ahead = 0
}

/** Notes a step along the list that was pressed before the drawer is there. */
export function stepAhead(by: number): void {
  ahead += by
}

/** How far along the list the drawer that has come is to go at once. */
export function takeStepsAhead(): number {
  const by = ahead
  ahead = 0
  return by
}

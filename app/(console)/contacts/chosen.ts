/** A row that was chosen in the list. */
export type Chosen = { readonly id: string; readonly name: string; readonly isOwn: boolean }

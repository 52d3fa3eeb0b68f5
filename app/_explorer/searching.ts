/** A search that goes on by itself: where to ask how it goes on, where its list goes on without script, and how far it came, in words. */
export type Searching = { readonly further: string; readonly href: string; readonly when: string }

/** How it went on: it came to a match, whose page this is, or further, or to the end. */
export type Came = { readonly found: string } | Searching | { readonly end: true }

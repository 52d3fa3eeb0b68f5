import { type ReactNode, Suspense } from 'react'

/** What is asked beside a list: known, or still on its way; `plain` where no script may be there to put it in its place. */
export type Later<T> = { readonly known: T; readonly plain?: boolean } | { readonly coming: Promise<T> }

/**
 * How long a page waits for what is asked beside its list, in milliseconds. What comes by then is rendered once, with nothing in its place first that would
 * jump; what does not streams in.
 */
const SOON_MS = 25

/** Never fails: what goes wrong is told where it is shown. */
export async function soon<T>(coming: Promise<T>): Promise<Later<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Later<T>>((resolve) => {
    timer = setTimeout(resolve, SOON_MS, { coming })
  })
  const found = await Promise.race([known(coming), late])
  clearTimeout(timer)
  return found
}

/** What a page waits for, however long it may take; what goes wrong is told where it is shown, too. */
export const known = <T,>(coming: Promise<T>): Promise<Later<T>> => coming.then((known) => ({ known })).catch(() => ({ coming }))

/** The same for a page that shall be whole without script. */
export const wholly = async <T,>(coming: Promise<T>): Promise<Later<T>> => ({ ...(await known(coming)), plain: true })

type Props<T> = {
  readonly of: Later<T>
  readonly fallback: ReactNode
  readonly children: (known: T) => ReactNode
}

/**
 * Shows it at once where it is known, and as soon as it has come where not. Behind a boundary in both cases, since what stands there would be another one for
 * React from one answer to the next, and lose its focus.
 */
export function WhenKnown<T>({ of, fallback, children }: Props<T>) {
  // React may send what stands behind a boundary after the rest, however well it is known, and leave it to script.
  if ('known' in of && of.plain) return children(of.known)
  return <Suspense fallback={fallback}>{'known' in of ? children(of.known) : <Coming of={of.coming}>{children}</Coming>}</Suspense>
}

async function Coming<T>({ of, children }: { readonly of: Promise<T>; readonly children: (known: T) => ReactNode }) {
  return children(await of)
}

import type { Route } from 'next'
import Link from 'next/link'
import { Announce } from '@/app/_ui/announce'
import buttons from '@/app/_ui/button.module.css'
import { EmptyState } from '@/app/_ui/empty-state'

type Props = {
  readonly title: string
  readonly text: string
  /** What leads out of it, and where to. */
  readonly way: string
  readonly href: Route
  /** Whether what was typed and not yet asked for goes too. */
  readonly clears?: boolean
}

/** A list without rows: why, and the way out; said aloud where the list has moved. */
export function ListEnd({ title, text, way, href, clears = false }: Props) {
  return (
    <>
      <EmptyState
        title={title}
        text={text}
        action={
          <Link prefetch={false} href={href} className={buttons.button} data-clears={clears ? '' : undefined}>
            {way}
          </Link>
        }
      />
      <Announce text={title} />
    </>
  )
}

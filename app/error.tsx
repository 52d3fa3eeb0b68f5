'use client'

import { Failure, type FailureProps } from './failure'

/** Stands in place of a page that failed, outside of the console. */
export default function ErrorPage(props: FailureProps) {
  return (
    <main>
      <Failure {...props} />
    </main>
  )
}

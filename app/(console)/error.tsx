'use client'

import { Failure, type FailureProps } from '@/app/failure'

/** Stands in place of a page of the console; navigation and account stay. */
export default function ConsoleErrorPage(props: FailureProps) {
  return <Failure {...props} />
}

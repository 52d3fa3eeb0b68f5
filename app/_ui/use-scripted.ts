'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page's script has come to this part: before that a button of the script alone would be pressed for nothing. */
export const useScripted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

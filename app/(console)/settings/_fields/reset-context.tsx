'use client'

import { createContext, type RefObject } from 'react'

type Reset = { readonly form: RefObject<HTMLFormElement | null>; readonly tell: (text: string) => void }

/** The form in which a "reset" fills fields in, and how it says so. */
export const ResetContext = createContext<Reset>({ form: { current: null }, tell: () => {} })

import { createContext } from 'react'

/** The id of the session in which the page is shown: what a browser keeps of one is not for the next. */
export const SessionContext = createContext('')

'use client'

import { createContext } from 'react'
import type { SessionLine } from './session-line'

/** What the server has told of rows since they were rendered, by session; when that was, on the database's clock; and how often the list has been let move. */
export type LiveLines = { readonly fresh: ReadonlyMap<string, SessionLine>; readonly at: number; readonly round: number }

export const LiveLinesContext = createContext<LiveLines>({ fresh: new Map(), at: 0, round: 0 })

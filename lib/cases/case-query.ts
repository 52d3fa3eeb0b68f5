import { z } from 'zod'

/** Which cases: those that nobody works on yet, those that somebody does, those that are closed. */
export const caseTabs = ['open', 'in_work', 'closed'] as const

const schema = z.object({ show: z.enum(caseTabs).catch('open'), before: z.uuid().optional().catch(undefined) })
export type CaseQuery = z.infer<typeof schema>

/** Reads the list's address. What is not understood means what stands there without it. */
export const parseCaseQuery = (given: Readonly<Record<string, unknown>>): CaseQuery => schema.parse(given)

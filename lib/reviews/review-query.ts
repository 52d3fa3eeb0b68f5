import { z } from 'zod'

/** Which of the reviewed records: what waits for oneself, what is not cleared, what is thought suspicious, or all. */
export const reviewTabs = ['mine', 'open', 'suspicious', 'all'] as const
export type ReviewTab = (typeof reviewTabs)[number]

export type ReviewQuery = { readonly show: ReviewTab; readonly before?: string | undefined }

const schema = z.object({ show: z.enum(reviewTabs).catch('open'), before: z.uuid().optional().catch(undefined) })

/** Reads the list's address. What is not understood means what stands there without it. */
export const parseReviewQuery = (given: Readonly<Record<string, unknown>>): ReviewQuery => schema.parse(given)

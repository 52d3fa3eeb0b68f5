import { z } from 'zod'
import { jobNames } from './job-names'

export const oneJobSchema = z.strictObject({ job: z.enum(jobNames, 'This job is not known.') })
export type OneJob = z.infer<typeof oneJobSchema>

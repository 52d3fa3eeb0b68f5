import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { Prisma } from './generated/client'
import { run } from './run'
import { ruleFor } from './visible'

/** A table as the database itself says how it is recorded (docs/recording.md). */
type TableCoverage = {
  /** With its schema, quoted where SQL needs it. */
  readonly relation: string
  readonly state: 'recorded' | 'faulty' | 'excused' | 'open'
  readonly resourceType: string | null
  readonly since: Date | null
  /** Why it is not recorded. */
  readonly reason: string | null
  readonly kept: readonly string[] | null
  readonly masked: readonly string[] | null
  /** Columns that are neither. */
  readonly untold: readonly string[] | null
  /** Parts (partitions, heirs) through which one could write unrecorded. */
  readonly bare: readonly string[] | null
  readonly faults: readonly string[] | null
}

export type RecordingDoor = {
  coverage(): Promise<readonly TableCoverage[]>
  /** What holds less in this database than it could, because of who owns what. */
  weaknesses(): Promise<readonly string[]>
}

/** How tables are recorded: for those who see everyone's activities. */
export function recordingDoor(ctx: Context): RecordingDoor {
  const assertSeesAll = () => {
    if (ruleFor(ctx, 'activity').see !== 'all') throw new AppError('forbidden', 'Your role does not allow this.')
  }
  return {
    coverage: async () => {
      assertSeesAll()
      return await run<TableCoverage>(Prisma.sql`
        SELECT relation, state, resource_type AS "resourceType", since, reason, kept, masked, untold, bare, faults FROM log.coverage()`)
    },
    weaknesses: async () => {
      assertSeesAll()
      const [found] = await run<{ weaknesses: string[] }>(Prisma.sql`SELECT log.weaknesses() AS weaknesses`)
      return found?.weaknesses ?? []
    },
  }
}

import 'server-only'
import type { Prisma } from './generated/client'

/** Something that happened and is no change of a row. Kinds and outcomes as in the log's own checks. */
export type Note = {
  readonly kind: 'read' | 'sign_in' | 'access' | 'system'
  readonly action: string
  readonly outcome: 'ok' | 'refused' | 'failed'
  readonly resourceType?: string
  readonly resourceId?: string
  readonly resourceLabel?: string
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes one activity through the log's own function; the actor is the transaction's. */
export async function note(client: Prisma.TransactionClient, what: Note): Promise<void> {
  await client.$executeRaw`SELECT log.note(${what.kind}, ${what.action}, ${what.outcome}, ${what.resourceType ?? null},
    ${what.resourceId ?? null}, ${what.resourceLabel ?? null}, ${JSON.stringify(what.details ?? {})}::jsonb)`
}

import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { addressBeside } from './namesakes'
import { run } from './run'

export type SettingsChangedBy = {
  /** To stand beside the name of whoever changed the settings last (lib/db/namesakes.ts). */
  changedByAddress(): Promise<string | null>
}

/** The same as a statement, which answers `address`. */
export const changedByAddress = (ctx: Context) =>
  Prisma.sql`SELECT ${addressBeside(ctx, Prisma.sql`c.changed_by_name`, Prisma.sql`c.changed_by`)} AS address FROM public.settings c`

/** The reading door's part for who changed the settings. */
export const settingsChangedBy = (ctx: Context): SettingsChangedBy => ({
  changedByAddress: async () => (await run<{ address: string | null }>(changedByAddress(ctx)))[0]?.address ?? null,
})

import { z } from 'zod'

/** The form of archive that this version writes; it reads this one and older ones. */
export const FORMAT = 1

export const HEAD = 'rollcall.json'
export const SUMS = 'sums.json'

const Table = z.object({
  schema: z.string(),
  name: z.string(),
  /** Without generated ones, in the order in which the rows hold them. */
  columns: z.array(z.string()).min(1),
  partitions: z.array(z.object({ schema: z.string(), name: z.string(), bound: z.string() })),
})

/** The first member: what is in the archive, and what it needs. No secret is in it. */
export const Head = z.object({
  format: z.number().int(),
  application: z.string(),
  made: z.iso.datetime(),
  postgres: z.string(),
  /** Migrations applied, oldest first, with the SHA-256 of their files. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  authSecretFingerprint: z.string().nullable(),
  sequences: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  tables: z.array(Table),
})

/** The last member: how many rows and bytes each table has, and their SHA-256; that of the first member too. */
export const Sums = z.object({
  head: z.string(),
  tables: z.array(z.object({ table: z.string(), rows: z.number().int(), bytes: z.number().int(), sha256: z.string() })),
})

export type Table = z.infer<typeof Table>
export type Head = z.infer<typeof Head>
export type Sums = z.infer<typeof Sums>

export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${schema}.${name}`

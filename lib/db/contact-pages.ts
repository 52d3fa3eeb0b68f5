import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import { visibleSql } from './visible'

/** A contact as lists and its page show it, with its owner's name; `birthday` is a day, `YYYY-MM-DD`. */
export type ContactListRow = {
  id: string
  ownerId: string
  ownerName: string
  /** Whether the owner was deleted: only the name is left then. */
  ownerGone: boolean
  name: string
  email: string | null
  phone: string | null
  company: string | null
  note: string | null
  tags: string[]
  birthday: string | null
  favourite: boolean
  createdAt: Date
  updatedAt: Date
}

type ContactFilter = {
  readonly owner?: string | undefined
  readonly favourite?: true | undefined
  /** A part of name, address, phone, company or tags as typed: `%` and `_` mean themselves. */
  readonly text?: string | undefined
}

/** Contacts after (older than) an id or before one, nearest first; neither means from the newest. */
type ContactPlace = { readonly after?: string | undefined; readonly before?: string | undefined }

export type ContactPages = {
  /** Contacts, newest first. With `before` they come in rising order. */
  page(filter: ContactFilter, place: ContactPlace, take: number): Promise<ContactListRow[]>
  /** How many match. */
  total(filter: ContactFilter): Promise<number>
  /** One contact, or null. */
  detail(id: string): Promise<ContactListRow | null>
}

const searched = Prisma.sql`lower(concat_ws(' ', c.name, c.email, c.phone, c.company, array_to_string(c.tags, ' ')))`

function matching(ctx: Context, { owner, favourite, text }: ContactFilter): Prisma.Sql {
  const parts = [
    visibleSql(ctx, 'contact', 'c'),
    ...(owner === undefined ? [] : [Prisma.sql`c.owner_id = ${owner}::uuid`]),
    ...(favourite === undefined ? [] : [Prisma.sql`c.favourite`]),
    ...(text === undefined ? [] : [Prisma.sql`position(lower(${text}) IN ${searched}) > 0`]),
  ]
  return Prisma.join(parts, ' AND ')
}

const columns = Prisma.sql`
  c.id, c.owner_id AS "ownerId", o.name AS "ownerName", o.status = 'deleted' AS "ownerGone", c.name, c.email, c.phone, c.company, c.note, c.tags,
  to_char(c.birthday, 'YYYY-MM-DD') AS birthday, c.favourite, c.created_at AS "createdAt", c.updated_at AS "updatedAt"
  FROM example.contacts c JOIN public.users o ON o.id = c.owner_id`

/** The half of the reading door for contacts that joins: pages by key and their owners' names in SQL, with the policy's fragment. */
export function contactPages(ctx: Context): ContactPages {
  return {
    async page(filter, { after, before }, take) {
      const upwards = before !== undefined
      const place = upwards
        ? Prisma.sql`c.id > ${before}::uuid`
        : after === undefined
          ? Prisma.sql`true`
          : Prisma.sql`c.id < ${after}::uuid`
      const order = upwards ? Prisma.sql`c.id` : Prisma.sql`c.id DESC`
      return run(Prisma.sql`SELECT ${columns} WHERE ${matching(ctx, filter)} AND ${place} ORDER BY ${order} LIMIT ${take}`)
    },
    async total(filter) {
      const [row] = await run<{ count: number }>(
        Prisma.sql`SELECT count(*)::int AS count FROM example.contacts c WHERE ${matching(ctx, filter)}`,
      )
      return row?.count ?? 0
    },
    async detail(id) {
      const [row] = await run<ContactListRow>(Prisma.sql`SELECT ${columns} WHERE ${visibleSql(ctx, 'contact', 'c')} AND c.id = ${id}::uuid`)
      return row ?? null
    },
  }
}

import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'
import { mayNameStatements, pool } from './pool'
import { nameOf } from './run'

const clientKey = Symbol.for('rollcall.prisma')

/** The process's one Prisma client, over the one pool. Nothing outside of this folder sees it. */
export function prisma(): PrismaClient {
  const shared = globalThis as { [clientKey]?: PrismaClient }
  shared[clientKey] ??= new PrismaClient({
    adapter: new PrismaPg(pool(), mayNameStatements() ? { statementNameGenerator: (query) => nameOf(query.sql) } : {}),
    errorFormat: 'minimal',
  })
  return shared[clientKey]
}

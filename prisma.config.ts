import { defineConfig } from 'prisma/config'

// For Prisma's own command line where it can be had (`prisma migrate deploy`, `studio`); `npm start` migrates without it.
const url = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
})

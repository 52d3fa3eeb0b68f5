import { randomUUID } from 'node:crypto'
import { systemContext } from '@/lib/auth/system-context'
import { env } from '@/lib/env/env'
import { administratorSchema } from '@/lib/users/schema'
import { setUpAdministrator } from '@/lib/users/set-up'

/** Makes the first administrator by the same verb as /setup, in a process of its own with the application's rights. */
async function main(): Promise<string | undefined> {
  const { adminEmail: email, adminPassword: password } = env()
  const input = administratorSchema.safeParse({ email, name: email?.split('@')[0], password })
  if (!input.success) return input.error.issues.map((issue) => `ADMIN_${issue.path.join('').toUpperCase()}: ${issue.message}`).join('\n')
  await setUpAdministrator(await systemContext('set-up', { id: randomUUID(), source: 'job', ip: null }), input.data)
  return undefined
}

try {
  const problem = await main()
  if (problem !== undefined) process.stderr.write(`${problem}\n`)
  // The pool would hold the process.
  process.exit(problem === undefined ? 0 : 1)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

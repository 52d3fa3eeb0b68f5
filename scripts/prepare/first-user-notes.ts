import type { Environment } from '@/lib/env/parse'
import { isLoopback } from '@/lib/origin/loopback'
import { hasUsers, makeAdministrator, setupLink } from './first-user'
import { publicOrigin } from './server'

function warnings(environment: Environment): string[] {
  const { appUrl, host } = environment
  if (appUrl === null)
    return isLoopback(host)
      ? []
      : ['APP_URL is not set: other machines can reach this one, but not sign in. Set it to the address that people use.']
  if (appUrl.protocol === 'http:' && !isLoopback(appUrl.hostname))
    return [`${appUrl.origin} is not encrypted: passwords and cookies can be read on their way. Put https before it.`]
  return []
}

/** Makes the first user, or a link for them, while there is nobody; returns what to tell the person who started us. */
export async function firstUserNotes(environment: Environment, ownerUrl: string, variables: NodeJS.ProcessEnv): Promise<string[]> {
  const notes = warnings(environment)
  if (await hasUsers(ownerUrl)) return notes
  const { adminEmail, adminPassword } = environment
  if (adminEmail !== undefined && adminPassword !== undefined) {
    await makeAdministrator(variables, adminEmail, adminPassword)
    return [...notes, `The first administrator is ${adminEmail}, with the password from ADMIN_PASSWORD.`]
  }
  const link = await setupLink(ownerUrl, publicOrigin(environment))
  return [...notes, `There is no user yet. Make the first administrator within 24 hours:\n  ${link}`]
}

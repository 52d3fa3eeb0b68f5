import { secretFingerprint } from '@/lib/crypto/secret-fingerprint'
import { withClient } from '@/scripts/cluster/connect'

/** Ties the database to one AUTH_SECRET: the first instance writes its fingerprint down, another secret is refused. */
export async function claimInstallation(ownerUrl: string, authSecret: string, origin: string): Promise<void> {
  const ours = secretFingerprint(authSecret)
  const theirs = await withClient(ownerUrl, async (client) => {
    await client.query('insert into public.installation (id, auth_secret_fingerprint) values (1, $1) on conflict (id) do nothing', [ours])
    const { rows } = await client.query<{ fingerprint: string }>(
      'select auth_secret_fingerprint as fingerprint from public.installation where id = 1',
    )
    return rows[0]?.fingerprint
  })
  if (theirs === ours) return
  throw new Error(
    `This database belongs to an installation with another AUTH_SECRET (fingerprint ${theirs}; ours is ${ours}, from ${origin}). ` +
      `Set AUTH_SECRET to the one of the first instance: it stands in its environment, or as "authSecret" in secrets.json in its data directory.`,
  )
}

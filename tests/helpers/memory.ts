import { testDatabase } from './database'
import { norway, signInFrom } from './sign-in-from'
import { makePerson, type TestPerson } from './signed-in'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

/** What a person was told of sign-ins, oldest first. */
export const told = async ({ id }: TestPerson) =>
  (await sql('SELECT id, session_id, why, new_country, new_region FROM notices WHERE user_id = $1 ORDER BY id', [id])).rows

export const whys = async (person: TestPerson) => (await told(person)).map(({ why }) => why)

/** Where they are known to sign in from. */
export const places = async ({ id }: TestPerson) =>
  (await sql('SELECT network::text, country, new_since FROM known_places WHERE user_id = $1 ORDER BY network', [id])).rows

/** What is remembered of them grows older. */
export async function pass(days: number, { id }: TestPerson): Promise<void> {
  for (const table of ['known_places', 'known_devices'])
    await sql(
      `UPDATE ${table} SET first_seen_at = first_seen_at - make_interval(days => $1), last_seen_at = last_seen_at - make_interval(days => $1),
         new_since = new_since - make_interval(days => $1) WHERE user_id = $2`,
      [days, id],
    )
}

/** Somebody with a browser that is vouched for, at home in Norway. */
export async function atHome() {
  const person = await makePerson()
  return { person, home: await signInFrom(person, norway) }
}

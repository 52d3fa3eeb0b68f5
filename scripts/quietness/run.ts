import type pg from 'pg'
import { Random } from '@/scripts/demo/random'
import { type Count, count } from './count'
import { attemptsOf, beginLife } from './days'
import { enter, letADayPass, makePeople } from './drive'
import { DAYS, makePerson } from './people'
import { plant } from './strangers'
import { makeTowns } from './towns'

/** How many people go through a day at the same moment. */
const AT_ONCE = 6

/** Lets so many people sign in for ninety days, and so many strangers as them, by the product's own code on an empty database; then counts who was told of what. */
export async function quietness(
  owner: pg.Client,
  { people, strangers, seed }: { people: number; strangers: number; seed: number },
): Promise<Count> {
  const towns = await makeTowns()
  const random = new Random(seed)
  const lives = Array.from({ length: people }, (_, who) => beginLife(who, makePerson(towns, random), random))
  const planted = plant(lives, towns, strangers, random)
  const known = await makePeople(owner, people)
  for (let day = 0; day < DAYS; day += 1) {
    const today = lives.map((life) => [
      ...attemptsOf(life, day, random),
      ...planted.filter((one) => one.who === life.who && one.day === day).map(({ attempt }) => attempt),
    ])
    const queue = [...known.entries()]
    const work = async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop())
        for (const attempt of today[next[0]] ?? []) await enter(next[1], attempt)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    await letADayPass(owner)
  }
  return count(
    owner,
    lives,
    known.map(({ id }) => id),
    planted,
  )
}

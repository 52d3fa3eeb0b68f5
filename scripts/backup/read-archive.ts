import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { FORMAT, HEAD, Head, nameOf, SUMS, Sums } from './manifest'
import { type Member, members } from './tar'

async function* open(file: string): AsyncGenerator<Member> {
  const source = createReadStream(file)
  const unpacked = createGunzip()
  source.on('error', (error) => unpacked.destroy(error))
  source.pipe(unpacked)
  try {
    yield* members(unpacked)
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** `data/03-public.users/000001.copy` is a part of the fourth table. */
function tableAt(name: string): number | undefined {
  const at = /^data\/(\d+)-/.exec(name)?.[1]
  return at === undefined ? undefined : Number(at)
}

function parseHead(member: Member | undefined): Head {
  if (member?.name !== HEAD) throw new Error('it is no backup of Rollcall')
  const content: unknown = JSON.parse(member.content.toString('utf8'))
  const format = typeof content === 'object' && content !== null && 'format' in content ? Number(content.format) : Number.NaN
  if (format > FORMAT) throw new Error(`its form (${format}) is newer than this version of Rollcall knows (${FORMAT})`)
  return Head.parse(content)
}

async function verified(file: string): Promise<{ head: Head; sums: Sums }> {
  let head: Head | undefined
  let headSum = ''
  let sums: Sums | undefined
  const found: { hash: ReturnType<typeof createHash>; bytes: number }[] = []
  for await (const member of open(file)) {
    if (head === undefined) {
      head = parseHead(member)
      headSum = sha256(member.content)
      for (const _ of head.tables) found.push({ hash: createHash('sha256'), bytes: 0 })
    } else if (member.name === SUMS) sums = Sums.parse(JSON.parse(member.content.toString('utf8')))
    else {
      const table = found[tableAt(member.name) ?? -1]
      if (table === undefined) throw new Error(`it holds something unknown (${member.name})`)
      table.hash.update(member.content)
      table.bytes += member.content.length
    }
  }
  if (head === undefined || sums === undefined) throw new Error('it is not whole')
  if (sums.head !== headSum) throw new Error('the checksum of its head is wrong')
  for (const [at, table] of head.tables.entries()) {
    const sum = sums.tables[at]
    const { hash, bytes } = found[at] ?? { hash: createHash('sha256'), bytes: 0 }
    if (sum?.table !== nameOf(table) || sum.bytes !== bytes || sum.sha256 !== hash.digest('hex'))
      throw new Error(`the checksum of ${nameOf(table)} is wrong`)
  }
  return { head, sums }
}

/** Reads a whole archive and holds every checksum against what it says of itself. Throws, with a reason for people, where one is wrong. */
export async function verifyArchive(file: string): Promise<{ head: Head; sums: Sums }> {
  try {
    return await verified(file)
  } catch (error) {
    throw new Error(`${file} cannot be used: ${error instanceof Error ? error.message : String(error)}. Nothing was changed.`)
  }
}

/** The rows of a verified archive, table by table as they lie in it; each table's parts must be taken before the next one's. */
export async function* tableParts(file: string): AsyncGenerator<{ at: number; parts: AsyncGenerator<Buffer> }> {
  const source = open(file)
  let current = await source.next()
  while (!current.done) {
    const at = tableAt(current.value.name)
    if (at === undefined) {
      current = await source.next()
      continue
    }
    yield {
      at,
      parts: (async function* () {
        while (!current.done && tableAt(current.value.name) === at) {
          yield current.value.content
          current = await source.next()
        }
      })(),
    }
  }
}

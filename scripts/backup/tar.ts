/** Members as POSIX.1-1988 ustar has them, so that `tar` reads a backup too. */
const BLOCK = 512

export type Member = { readonly name: string; readonly content: Buffer }

const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`

function headerOf(name: string, size: number, seconds: number): Buffer {
  const header = Buffer.alloc(BLOCK)
  const put = (text: string, at: number) => header.write(text, at, 'utf8')
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for an archive.`)
  put(name, 0)
  put(octal(0o600, 8), 100)
  put(octal(0, 8), 108)
  put(octal(0, 8), 116)
  put(octal(size, 12), 124)
  put(octal(seconds, 12), 136)
  // The sum is taken as if its own field held spaces.
  put('        ', 148)
  put('0', 156)
  put('ustar\0', 257)
  put('00', 263)
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK

/** One member's bytes: header, content, padding. */
export function memberBytes(name: string, content: Buffer, seconds: number): Buffer {
  return Buffer.concat([headerOf(name, content.length, seconds), content, Buffer.alloc(padding(content.length))])
}

/** What ends an archive. */
export const archiveEnd = Buffer.alloc(2 * BLOCK)

/** Gives out exactly as many bytes as are asked for. */
class Bytes {
  private readonly parts: Buffer[] = []
  private size = 0
  private readonly source: AsyncIterator<Buffer>

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]()
  }

  async take(count: number): Promise<Buffer> {
    while (this.size < count) {
      const { value, done } = await this.source.next()
      if (done) throw new Error('it ends too early')
      this.parts.push(value)
      this.size += value.length
    }
    const all = Buffer.concat(this.parts, this.size)
    this.parts.length = 0
    this.parts.push(all.subarray(count))
    this.size = all.length - count
    return all.subarray(0, count)
  }

  async rest(): Promise<void> {
    while (!(await this.source.next()).done);
  }
}

function sizeOf(header: Buffer): number {
  const sum = Number.parseInt(header.toString('latin1', 148, 154), 8)
  const counted = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  if (sum !== counted || header.toString('latin1', 257, 262) !== 'ustar') throw new Error('a part of it has no right head')
  return Number.parseInt(header.toString('latin1', 124, 135), 8)
}

/** The members of an archive, one after the other, each as a whole in memory. Throws where it is cut or damaged. */
export async function* members(source: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const bytes = new Bytes(source)
  for (;;) {
    const header = await bytes.take(BLOCK)
    // The rest is read for the sake of the check that lies at the end of the compressed stream.
    if (header.every((byte) => byte === 0)) return await bytes.rest()
    const size = sizeOf(header)
    const content = await bytes.take(size)
    await bytes.take(padding(size))
    const name = header.toString('utf8', 0, 100)
    yield { name: name.slice(0, name.indexOf('\0')), content }
  }
}

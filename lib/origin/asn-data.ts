import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { textOrNull } from './clean-text'
import type { IpAddress } from './ip'
import { packageFolder } from './package-folder'

/** Who announces an address: the autonomous system's number and the organisation it is registered for. */
export type Operator = { readonly asn: number; readonly organisation: string | null }

/** The bundled table, from the routes that RouteViews sees, completed by the registries (NRO) and DB-IP. */
const asnPackage = '@ip-location-db/asn'

/** Longer than any line; also the piece that is read at the end of a search. */
const PIECE = 4096

/** Above it are private and reserved numbers (RFC 6996, RFC 7300), which name nobody. */
const LAST_ASN = 2 ** 31 - 1

/**
 * The operator of an address, or null where the data is missing, damaged or does not know it. Never throws. The files are sorted tables of
 * text (first address, last address, number, name), and are searched where they lie: some fourteen reads of 4 KB, and no memory kept.
 */
export async function operatorOf(address: IpAddress, folder = packageFolder(asnPackage)): Promise<Operator | null> {
  let file: FileHandle | undefined
  try {
    file = await open(join(folder, `asn-${address.kind()}-num.csv`))
    const wanted = numberOf(address)
    const line = await lastLineFrom(file, wanted)
    return line === null ? null : operatorIn(line, wanted)
  } catch {
    return null
  } finally {
    await file?.close().catch(() => {})
  }
}

const numberOf = (address: IpAddress): bigint => BigInt(`0x${Buffer.from(address.toByteArray()).toString('hex')}`)

/** A piece of the file, of which only its end may lack. */
async function read(file: FileHandle, from: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE), 0, PIECE, from)
  return buffer.subarray(0, bytesRead)
}

/** The first address of the line that begins at `at`. */
const firstOf = (piece: Buffer, at: number): bigint => BigInt(piece.toString('latin1', at, piece.indexOf(',', at)))

/** The last line whose first address is not above the wanted one, found by halving the file. */
async function lastLineFrom(file: FileHandle, wanted: bigint): Promise<string | null> {
  let low = 0
  let high = (await file.stat()).size
  while (high - low > PIECE / 2) {
    const middle = Math.floor((low + high) / 2)
    const piece = await read(file, middle)
    const next = piece.indexOf('\n') + 1
    if (firstOf(piece, next) <= wanted) low = middle + next
    else high = middle
  }
  const piece = await read(file, low)
  let found: string | null = null
  for (let at = 0, end = piece.indexOf('\n'); end > at && firstOf(piece, at) <= wanted; at = end + 1, end = piece.indexOf('\n', at))
    found = piece.toString('utf8', at, end)
  return found
}

function operatorIn(line: string, wanted: bigint): Operator | null {
  const [, last, asn, name] = /^\d+,(\d+),(\d+),(.*)$/.exec(line.trimEnd()) ?? []
  if (last === undefined || BigInt(last) < wanted) return null
  const number = Number(asn)
  if (!(number > 0 && number <= LAST_ASN)) return null
  return { asn: number, organisation: textOrNull(name?.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'), 120) }
}

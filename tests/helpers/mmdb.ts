/** What a record may hold; integers become unsigned 32-bit numbers, other numbers doubles. */
export type MmdbValue = string | number | boolean | readonly MmdbValue[] | { readonly [key: string]: MmdbValue }

interface Options {
  readonly type?: string
  readonly ipVersion?: 4 | 6
  readonly builtAt?: Date
}

type Tree = [left: Tree | number | null, right: Tree | number | null]

/** Bytes of a small MaxMind DB file (format 2.0, 24-bit records): bit strings of networks and what stands there. */
export function mmdb(networks: readonly (readonly [bits: string, record: MmdbValue])[], options: Options = {}): Buffer {
  const data = networks.map(([, record]) => encode(record))
  const root: Tree = [null, null]
  let offset = 0
  networks.forEach(([bits], index) => {
    insert(root, bits, offset)
    offset += data[index]?.length ?? 0
  })
  const nodes = flatten(root)
  const tree = Buffer.alloc(nodes.length * 6)
  nodes.forEach((node, index) => {
    node.forEach((record, side) => {
      // A record is the number of a node, the number of nodes for "nothing here", or a place in the data section.
      const value = record === null ? nodes.length : typeof record === 'number' ? nodes.length + 16 + record : nodes.indexOf(record)
      tree.writeUIntBE(value, index * 6 + side * 3, 3)
    })
  })
  const metadata = encode({
    node_count: nodes.length,
    record_size: 24,
    ip_version: options.ipVersion ?? 6,
    database_type: options.type ?? 'GeoLite2-City',
    languages: ['en'],
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: Math.floor((options.builtAt ?? new Date('2026-01-02T03:04:05Z')).getTime() / 1000),
    description: { en: 'Made for a test' },
  })
  return Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('ABCDEF4D61784D696E642E636F6D', 'hex'), metadata])
}

/** The bits of an IPv4 network; in a file for both families it stands below ::/96. */
export function ipv4Bits(address: string, length: number, ipVersion: 4 | 6 = 6): string {
  const bits = address.split('.').map((octet) => Number(octet).toString(2).padStart(8, '0'))
  return '0'.repeat(ipVersion === 6 ? 96 : 0) + bits.join('').slice(0, length)
}

/** The bits of an IPv6 network, written without "::". */
export function ipv6Bits(groups: string, length: number): string {
  const bits = groups.split(':').map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
  return bits.join('').padEnd(128, '0').slice(0, length)
}

function insert(root: Tree, bits: string, offset: number): void {
  let node = root
  for (const bit of bits.slice(0, -1)) {
    const side = bit === '1' ? 1 : 0
    const next = node[side]
    const child: Tree = Array.isArray(next) ? next : [null, null]
    node[side] = child
    node = child
  }
  node[bits.endsWith('1') ? 1 : 0] = offset
}

function flatten(node: Tree): Tree[] {
  return [node, ...node.flatMap((child) => (Array.isArray(child) ? flatten(child) : []))]
}

function encode(value: MmdbValue): Buffer {
  if (typeof value === 'string') return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)])
  if (typeof value === 'boolean') return control(14, value ? 1 : 0)
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return Buffer.concat([control(6, 4), bytes])
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleBE(value)
    return Buffer.concat([control(3, 8), bytes])
  }
  if (isList(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)])
  const entries = Object.entries(value)
  return Buffer.concat([control(7, entries.length), ...entries.flatMap(([key, item]) => [encode(key), encode(item)])])
}

function isList(value: MmdbValue): value is readonly MmdbValue[] {
  return Array.isArray(value)
}

/** The control byte: type and size. Types above 7 stand in a byte of their own, sizes from 29 on in a second one (up to 284). */
function control(type: number, size: number): Buffer {
  const low = Math.min(size, 29)
  const first = type > 7 ? [low, type - 7] : [(type << 5) | low]
  return Buffer.from(size < 29 ? first : [...first, size - 29])
}

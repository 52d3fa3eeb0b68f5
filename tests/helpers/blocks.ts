import ipaddr from 'ipaddr.js'

/** Addresses and blocks of every width that lists tell apart. */
export const addresses = [
  null,
  '10.0.0.1',
  '10.0.9.9',
  '10.77.0.1',
  '192.0.2.7',
  '2001:db8::1',
  '2001:db8:0:1::2',
  '2001:db8:5::1',
  'fd00::1',
]
export const blocks = [
  '10.0.0.1',
  '10.0.0.0/24',
  '10.0.0.0/20',
  '10.0.0.0/8',
  '8.0.0.0/6',
  '0.0.0.0/0',
  '2001:db8::1',
  '2001:db8::/64',
  '2001:db8::/33',
  '2000::/3',
  '198.51.100.0/24',
]

/** Whether an address lies in a block, by another library than the database. */
export function inBlock(ip: string | null, block: string): boolean {
  if (ip === null) return false
  const [address, [network, bits]] = [
    ipaddr.parse(ip),
    block.includes('/') ? ipaddr.parseCIDR(block) : ([ipaddr.parse(block), 128] as const),
  ]
  return (
    address.kind() === network.kind() && (block.includes('/') ? address.match(network, bits) : address.toString() === network.toString())
  )
}

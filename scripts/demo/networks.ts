import type { Random } from './random'

// Blocks of 256 addresses of which the bundled data knows the city. Only that is used: nobody is behind them here.
const blocks = {
  lagos: '105.112.53',
  oslo: '194.143.76',
  bengaluru: '117.192.75',
  tokyo: '133.11.0',
  paris: '57.58.126',
  berlin: '213.73.72',
  shanghai: '122.9.180',
  seoul: '175.116.44',
  cairo: '196.136.107',
  telaviv: '94.188.184',
  kyiv: '46.119.232',
  athens: '79.130.10',
  bangkok: '89.53.208',
  hanoi: '14.224.175',
  tbilisi: '188.169.174',
  yerevan: '178.160.212',
  newyork: '100.44.211',
  reykjavik: '213.167.131',
  saopaulo: '177.102.10',
  madrid: '176.80.223',
  dublin: '52.49.158',
  amsterdam: '195.7.143',
  warsaw: '157.25.85',
  istanbul: '176.217.202',
  johannesburg: '196.48.221',
  nairobi: '196.99.194',
  auckland: '118.148.232',
  montreal: '132.204.3',
  sanfrancisco: '63.193.231',
  milan: '93.70.141',
  jakarta: '117.54.122',
  london: '79.70.156',
  karachi: '202.143.124',
  colombo: '124.43.215',
  stockholm: '193.183.178',
  prague: '213.168.174',
} as const
export type Home = keyof typeof blocks

const ipv6: Partial<Record<Home, string>> = {
  berlin: '2a02:8108:41',
  london: '2a00:23c5:11',
  paris: '2a01:e34:ec00',
  tokyo: '240d:1a:11',
  warsaw: '2a02:a31a:1',
  saopaulo: '2804:14c:1',
  shanghai: '2409:8a1e:11',
  athens: '2a02:586:1',
}

/** How a machine reaches us: mostly from home, sometimes from the company's own network, behind a carrier's NAT, or nobody knows. */
export function addressOf(home: Home, random: Random): string | null {
  const way = random.next()
  if (way < 0.02) return null
  if (way < 0.1) return `10.20.${random.between(0, 31)}.${random.between(2, 250)}`
  if (way < 0.12) return `100.${random.between(64, 127)}.${random.between(0, 255)}.${random.between(2, 250)}`
  if (way < 0.13) return `fd12:3456:789a::${random.between(2, 250).toString(16)}`
  const prefix = ipv6[home]
  if (prefix !== undefined && way < 0.45) return `${prefix}::${random.between(4096, 65_535).toString(16)}`
  return `${blocks[home]}.${random.between(2, 250)}`
}

/** Somewhere else, for a person who travels. */
export function elsewhere(random: Random): string {
  return `${random.pick(Object.values(blocks))}.${random.between(2, 250)}`
}

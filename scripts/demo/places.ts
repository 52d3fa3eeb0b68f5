/** Where people live: the zone of their working hours, networks of 256 addresses of which the bundled data knows the city. */
type Place = {
  readonly zone: string
  /** The company's own network there, and those of the people: mostly other operators. */
  readonly office: string
  readonly homes: readonly string[]
  /** Much of the country's wide-area traffic is IPv6. */
  readonly ipv6?: string
}

const place = (zone: string, office: string, homes: readonly string[], ipv6?: string): Place => ({
  ...{ zone, office, homes },
  ...(ipv6 === undefined ? {} : { ipv6 }),
})

// Only the place of these networks is used: nobody is behind them here.
export const places = {
  lagos: place('Africa/Lagos', '105.112.53', ['105.114.150']),
  oslo: place('Europe/Oslo', '194.143.76', ['193.213.163', '64.28.5']),
  bengaluru: place('Asia/Kolkata', '117.192.75', ['182.71.1', '103.227.99', '202.140.38']),
  tokyo: place('Asia/Tokyo', '133.11.0', ['221.246.177', '160.190.53'], '240d:1a:11'),
  paris: place('Europe/Paris', '57.58.126', ['77.152.86', '176.162.252', '109.216.29'], '2a01:e34:ec00'),
  berlin: place('Europe/Berlin', '213.73.72', ['139.12.53', '134.30.97'], '2a02:8108:41'),
  shanghai: place('Asia/Shanghai', '122.9.180', ['117.186.171', '112.64.136', '101.86.166'], '2409:8a1e:11'),
  seoul: place('Asia/Seoul', '175.116.44', ['39.116.69', '42.16.100', '125.128.112']),
  cairo: place('Africa/Cairo', '196.136.107', ['105.89.92', '105.39.50']),
  telaviv: place('Asia/Jerusalem', '94.188.184', ['185.27.107', '192.115.197']),
  kyiv: place('Europe/Kyiv', '46.119.232', ['91.199.13', '213.133.175']),
  athens: place('Europe/Athens', '79.130.10', ['87.203.253'], '2a02:586:1'),
  bangkok: place('Asia/Bangkok', '89.53.208', ['89.53.208']),
  hanoi: place('Asia/Ho_Chi_Minh', '14.224.175', ['171.230.54', '116.99.210', '42.113.211']),
  tbilisi: place('Asia/Tbilisi', '188.169.174', ['37.232.12']),
  yerevan: place('Asia/Yerevan', '178.160.212', ['195.191.186']),
  newyork: place('America/New_York', '100.44.211', ['107.101.231', '100.38.222', '184.159.54']),
  reykjavik: place('Atlantic/Reykjavik', '213.167.131', ['193.4.5']),
  saopaulo: place('America/Sao_Paulo', '177.102.10', ['179.202.217', '177.13.246', '187.19.32'], '2804:14c:1'),
  madrid: place('Europe/Madrid', '176.80.223', ['95.18.183', '213.37.17']),
  dublin: place('Europe/Dublin', '62.17.138', ['91.136.5']),
  amsterdam: place('Europe/Amsterdam', '195.7.143', ['86.82.205', '82.74.235']),
  warsaw: place('Europe/Warsaw', '157.25.85', ['80.48.77', '62.111.241', '109.243.153'], '2a02:a31a:1'),
  istanbul: place('Europe/Istanbul', '176.217.202', ['185.50.238']),
  johannesburg: place('Africa/Johannesburg', '196.48.221', ['196.56.229']),
  nairobi: place('Africa/Nairobi', '196.99.194', ['196.104.224']),
  auckland: place('Pacific/Auckland', '118.148.232', ['182.154.246', '122.58.57']),
  montreal: place('America/Toronto', '132.204.3', ['207.35.71', '173.176.164']),
  sanfrancisco: place('America/Los_Angeles', '63.193.231', ['64.169.13', '64.237.2']),
  milan: place('Europe/Rome', '93.70.141', ['85.42.99', '37.183.219']),
  jakarta: place('Asia/Jakarta', '117.54.122', ['61.247.42', '180.242.221']),
  london: place('Europe/London', '79.70.156', ['90.192.131', '83.245.110'], '2a00:23c5:11'),
  karachi: place('Asia/Karachi', '202.143.124', ['202.143.124']),
  colombo: place('Asia/Colombo', '124.43.215', ['124.43.215']),
  stockholm: place('Europe/Stockholm', '193.183.178', ['194.18.83', '62.247.111']),
  prague: place('Europe/Prague', '213.168.174', ['84.242.85', '194.108.85']),
} as const satisfies Record<string, Place>

export type Home = keyof typeof places

export const placeOf = (home: Home): Place => places[home]

/** Networks of those who rent machines out, behind which no person sits: a VPN, or a program. */
export const hosting = [
  '40.68.84',
  '54.195.56',
  '145.223.53',
  '56.45.225',
  '43.157.201',
  '18.230.235',
  '152.67.49',
  '34.163.155',
  '13.62.81',
]

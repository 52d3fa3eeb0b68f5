import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '')
// `server-only` throws under any other condition. vitest hands these on to Node, for the packages that it does not touch.
const conditions = ['react-server', 'node']

export default defineConfig({
  resolve: { alias: { '@': root } },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['{lib,scripts,app}/**/*.test.{ts,tsx}', 'tests/*.test.ts', 'tests/{faults,helpers}/**/*.test.ts'],
    globalSetup: ['tests/helpers/global-setup.ts'],
    setupFiles: ['tests/helpers/vitest-setup.ts'],
    pool: 'forks',
    // Left alone it keeps one core for itself, which is half of two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
})

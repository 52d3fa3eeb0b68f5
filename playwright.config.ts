import { defineConfig, type Project } from '@playwright/test'
import { findChromium, findShell } from '@/scripts/test/chromium'

/** The main journeys run in the browser that people have, windows and all; what else is on pages, in its shell where there is one. */
const journeys = ['**/{founding,keyboard,ten-tabs,two-instances}.spec.ts']

/** Pages of Chromium's own address bar, which each window would load: a quarter of what a window costs. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'AimServerEligibilityEnabled']
/** What Playwright turns off by itself, since the flag below takes the place of its own. */
const playwrights = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

const launched = (executablePath: string | undefined): NonNullable<Project['use']> => ({
  trace: 'off',
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${[...playwrights, ...addressBar].join()}`,
    ],
  },
})

export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/helpers/global-setup.ts',
  // Each file has a server and a database of its own, and waits for both: two workers leave two cores nearly half idle (13.8 minutes), three a fifth less (10.8).
  workers: 3,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'browser', testMatch: journeys, use: launched(findChromium()) },
    { name: 'shell', testMatch: '{e2e,faults}/**/*.spec.ts', testIgnore: journeys, use: launched(findShell() ?? findChromium()) },
  ],
})

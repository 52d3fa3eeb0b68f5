import { environmentSchema, type logLevels } from './schema'

/** The environment as the application sees it. `null` and `undefined` both mean: not set. */
export type Environment = {
  readonly port: number
  readonly host: string
  /** Where people reach the application, or null: then only the loopback names are ours. */
  readonly appUrl: URL | null
  readonly databaseUrl: string | undefined
  readonly databaseOwnerUrl: string | undefined
  readonly databaseDirectUrl: string | undefined
  readonly dataDir: string | undefined
  readonly authSecret: string | undefined
  readonly cronSecret: string | undefined
  readonly metricsToken: string | undefined
  /** How much is logged; undefined: as much as suits where it goes. */
  readonly logLevel: (typeof logLevels)[number] | undefined
  readonly trustedProxies: readonly string[]
  /** The header in which the platform says who the client is, for a server that it starts itself. */
  readonly platformAddressHeader: string | undefined
  readonly geoipDbPath: string | undefined
  /** Where the map gets pictures of the earth, with `{z}`, `{x}` and `{y}`; undefined: it draws outlines of its own. */
  readonly mapTilesUrl: string | undefined
  /** Whom these pictures are owed to. */
  readonly mapTilesCredit: string
  /** Whether this process runs the jobs by the clock; off where something calls the cron routes instead. */
  readonly scheduler: boolean
  /** Whether the worked example of recording is offered; it needs prisma/example/contacts.sql in the database. */
  readonly exampleContacts: boolean
  /** Accounts that the sign-in page offers, in the demo. */
  readonly demoSignIns: readonly { readonly email: string; readonly role: string; readonly password: string }[]
  /** How letters leave: Resend where both are set; with neither they are kept. */
  readonly resendApiKey: string | undefined
  readonly resendBaseUrl: string
  readonly smtpUrl: string | undefined
  readonly adminEmail: string | undefined
  readonly adminPassword: string | undefined
}

/** Tells every problem at once, by the variable's name and never with its value: values may be secrets. */
export class EnvironmentError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'EnvironmentError'
  }
}

/** Parses raw variables. Throws EnvironmentError with all problems. */
export function parseEnvironment(raw: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) throw new EnvironmentError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    appUrl: values.APP_URL,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    databaseDirectUrl: values.DATABASE_DIRECT_URL,
    dataDir: values.DATA_DIR,
    authSecret: values.AUTH_SECRET,
    cronSecret: values.CRON_SECRET,
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.TRUSTED_PROXIES,
    platformAddressHeader: values.PLATFORM_ADDRESS_HEADER,
    geoipDbPath: values.GEOIP_DB_PATH,
    mapTilesUrl: values.MAP_TILES_URL,
    mapTilesCredit: values.MAP_TILES_CREDIT,
    scheduler: values.ROLLCALL_SCHEDULER === 'on',
    exampleContacts: values.EXAMPLE_CONTACTS === 'on',
    demoSignIns: values.DEMO_SIGN_INS,
    resendApiKey: values.RESEND_API_KEY,
    resendBaseUrl: values.RESEND_BASE_URL.replace(/\/+$/, ''),
    smtpUrl: values.SMTP_URL,
    adminEmail: values.ADMIN_EMAIL,
    adminPassword: values.ADMIN_PASSWORD,
  }
}

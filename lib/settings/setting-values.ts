/** Everything that managers set. Minutes and days are whole; times are instants. */
export type SettingValues = {
  readonly retentionDays: number
  /** How long views (activities of the kind `read`) are kept: never longer than the log itself. */
  readonly readDays: number
  readonly notifyEnabled: boolean
  /** Of every new session, or only of a new device or an unusual place. */
  readonly notifyEvery: boolean
  readonly idleEnabled: boolean
  readonly idleMinutes: number
  readonly limitEnabled: boolean
  readonly limitMinutes: number
  /** A job does nothing before its start date; null: it starts at once. */
  readonly cleanupFrom: Date | null
  readonly cleanupMinutes: number
  readonly timeoutsFrom: Date | null
  readonly timeoutsMinutes: number
}

export type SettingName = keyof SettingValues

/** Least and most of each number, both allowed; the table's own checks say the same. */
export const bounds = {
  retentionDays: [1, 3_650],
  readDays: [1, 3_650],
  idleMinutes: [1, 1_440],
  limitMinutes: [5, 43_200],
  // 23 hours: what is out of sight is gone within a day (lib/jobs/thin-begun.ts), and somebody may be late.
  cleanupMinutes: [1, 1_380],
  timeoutsMinutes: [1, 1_440],
} as const satisfies Partial<Record<SettingName, readonly [least: number, most: number]>>

/** What holds until somebody changes it. */
export const defaults: SettingValues = {
  ...{ retentionDays: 30, readDays: 30 },
  ...{ notifyEnabled: true, notifyEvery: false },
  ...{ idleEnabled: true, idleMinutes: 60 },
  ...{ limitEnabled: true, limitMinutes: 480 },
  ...{ cleanupFrom: null, cleanupMinutes: 60 },
  ...{ timeoutsFrom: null, timeoutsMinutes: 5 },
}

/** Settings by which sessions end. */
export const clockNames: readonly SettingName[] = ['idleEnabled', 'idleMinutes', 'limitEnabled', 'limitMinutes']
/** Settings by which what is recorded goes. */
export const retentionNames: readonly SettingName[] = ['retentionDays', 'readDays']

/** The groups in which the page shows them, each with a "reset" of its own. */
export const groups = {
  retention: ['retentionDays', 'readDays'],
  notify: ['notifyEnabled', 'notifyEvery'],
  idle: ['idleEnabled', 'idleMinutes'],
  limit: ['limitEnabled', 'limitMinutes'],
  cleanup: ['cleanupFrom', 'cleanupMinutes'],
  timeouts: ['timeoutsFrom', 'timeoutsMinutes'],
} as const satisfies Record<string, readonly SettingName[]>
export type SettingGroup = keyof typeof groups

/** All fields of the form of settings, as a page sends them that shows the defaults, but for those given. */
export const filled = (over: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...{ revision: '1', zone: 'UTC', reviewed: '' },
  ...{ retentionDays: '30', readDays: '30', notifyEnabled: 'on', notifyEvery: 'off' },
  ...{ idleEnabled: 'on', idleMinutes: '60', limitEnabled: 'on', limitMinutes: '480' },
  ...{ cleanupFrom: '', cleanupMinutes: '60', timeoutsFrom: '', timeoutsMinutes: '5' },
  ...over,
})

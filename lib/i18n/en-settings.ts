const number = (n: number) => n.toLocaleString('en-GB')
const counted = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`
const minutes = (n: number) => counted(n, 'minute', 'minutes')
const days = (n: number) => counted(n, 'day', 'days')
const some = { activities: ['activity', 'activities', 'Activities'], views: ['view', 'views', 'Views'] } as const
/** "4,123 activities of 31 days"; null: there was no time to count them. */
const amount = (what: keyof typeof some, n: number | null, of: number) => {
  const [one, many, capital] = some[what]
  return `${n === null ? `${capital}, too many to count in time,` : counted(n, one, many)} of ${days(of)}`
}

/** What managers set. Part of the catalogue in `en.ts`. */
export const enSettings = {
  settings: {
    title: 'Settings',
    lead: 'How long sessions live and how long they are remembered. A change holds at once, for everybody, and is an activity with the old and the new value.',
    changed: (who: string) => `Last changed by ${who},`,
    somebody: 'somebody',
    form: 'Settings',

    titles: {
      retention: 'Audit log retention',
      notify: 'Notify the user for any new session',
      idle: 'Idle timeout',
      limit: 'Session time limit',
      cleanup: 'Clean-up',
      timeouts: 'Timeouts',
    },
    texts: {
      retention:
        'Older activities and ended sessions are out of sight at once, to the millisecond; their bytes go within 24 hours. Open sessions always stay.',
      notify:
        'Whoever signs in is told in their other sessions at once, on the next page, under Account, and by mail. The very first sign-in is silent. A browser whose cookies were cleared is no new device where the person usually is. Whoever wants to be told of every sign-in chooses that under Account, whatever stands here.',
      idle: 'Ends a session without input of its person: no page opened, no form sent, no key, no pointer. What a page does by itself does not count.',
      limit: 'Ends a session so long after signing in, whatever happens in it. Only signing in again begins a new one.',
      cleanup: 'Removes what is older than retention.',
      timeouts: 'Writes down the end of sessions that have run out.',
    },
    retention: {
      days: 'Days the log is kept',
      readDays: 'Days views are kept',
      readHint: 'Views (who looked at what) may go sooner than the rest of the log, never later.',
    },
    notify: { which: 'Which new sessions', every: 'Every new session', unusual: 'A new device or an unusual place' },
    idle: { minutes: 'Minutes without input' },
    limit: { minutes: 'Minutes after signing in', hint: 'With both limits off a session still ends after 30 days.' },
    schedules: {
      title: 'Schedules',
      text: 'When the two jobs run by themselves. No rule depends on them: what has run out is refused, and what is too old is out of sight, before any job has run.',
      from: 'Not before',
      fromHint: (zone: string) => `Empty, or in the past: at once. In ${zone}.`,
      minutes: 'Minutes between runs',
    },

    switchedOn: 'On',
    on: 'on',
    off: 'off',
    atOnce: 'at once',
    every: 'every new session',
    unusual: 'a new device or an unusual place',
    minutes,
    days,
    default: (value: string) => `Default: ${value}`,
    range: (least: number, most: number) => `from ${number(least)} to ${number(most)}`,
    reset: 'Reset',
    resetName: (title: string) => `Reset ${title} to its default`,
    wasReset: (title: string) => `${title}: the default is filled in, and not saved yet.`,

    save: 'Save',
    saving: 'Saving…',
    saved: (n: number, ended: number) =>
      `Saved: ${counted(n, 'setting', 'settings')} changed.${ended === 0 ? '' : ` ${counted(ended, 'session that had run out was', 'sessions that had run out were')} closed first.`}`,
    same: 'Nothing was changed: these are the settings already.',

    review: {
      title: 'Before this is saved',
      changes: 'What changes',
      from: (name: string, from: string, to: string) => `${name}: ${from} → ${to}`,
      effect: 'What it does now',
      ending: (n: number, exact: boolean) =>
        n === 0 && exact ? 'No session ends at once.' : `${exact ? '' : 'At least '}${counted(n, 'session ends', 'sessions end')} at once.`,
      own: 'Yours is one of them.',
      goes: (what: 'activities' | 'views', n: number | null, of: number) =>
        n === 0 ? `No ${what} go.` : `${amount(what, n, of)} ${n === 1 ? 'goes' : 'go'}.`,
      sessionsGo: (n: number, exact: boolean) => `${exact ? '' : 'At least '}${counted(n, 'ended session goes', 'ended sessions go')} too.`,
      back: (what: 'activities' | 'views', n: number | null, of: number) =>
        n === 0
          ? `No ${what} come back: what is older has been removed.`
          : `${amount(what, n, of)} ${n === 1 ? 'comes' : 'come'} back into sight.`,
      sessionsBack: (n: number, exact: boolean) =>
        `${exact ? '' : 'At least '}${counted(n, 'ended session comes', 'ended sessions come')} back too.`,
      begins: (day: string) => `The log begins on ${day} (UTC); what is older has been removed for good.`,
      save: 'Save these changes',
      hint: 'Nothing is saved yet. What you change above is looked at anew.',
    },
    warnings: {
      idle_after_limit: 'The idle timeout is not below the time limit, so the limit comes first and the idle timeout never acts.',
      no_clock: 'With both limits off a session still ends after 30 days.',
      views_with_log: 'Views are never kept longer than the log: they go with it.',
    },

    conflict: (who: string, when: string, differing: number) =>
      `Changed by ${who} ${when}, and nothing of yours was saved.${differing === 0 ? '' : ' Beside each field that differs stands what holds now; save again to put yours in its place.'}`,
    minutesAgo: (n: number) => {
      if (n < 1) return 'less than a minute ago'
      if (n === 1) return 'a minute ago'
      if (n < 120) return `${n} minutes ago`
      return n < 2_880 ? `${Math.floor(n / 60)} hours ago` : `${Math.floor(n / 1_440)} days ago`
    },
    storedNow: (value: string) => `Now: ${value}`,

    outOfBounds: (name: string, least: number, most: number) => `${name} is a whole number from ${number(least)} to ${number(most)}.`,
    notOnOff: (name: string) => `${name} is either on or off.`,
    notMinute: 'Write a time of the calendar, as 2026-12-31T18:30, or nothing.',
    tooLong: 'This is too long.',
    tooOld: 'This form is too old. Reload the page.',

    /** By the names of the form's fields; of the columns, in lib/i18n/en-activities.ts. */
    fields: {
      retentionDays: 'Audit log retention',
      readDays: 'Retention of views',
      notifyEnabled: 'Notify the user for any new session',
      notifyEvery: 'Which new sessions',
      idleEnabled: 'Idle timeout',
      idleMinutes: 'Idle timeout',
      limitEnabled: 'Session time limit',
      limitMinutes: 'Session time limit',
      cleanupFrom: 'Start of clean-up',
      cleanupMinutes: 'Interval of clean-up',
      timeoutsFrom: 'Start of timeouts',
      timeoutsMinutes: 'Interval of timeouts',
    },
  },

  jobs: {
    title: 'Jobs',
    lead: 'What they did last, and when they are due.',
    names: { cleanup: 'Clean-up', timeouts: 'Timeouts' },
    states: { late: 'Late', failing: 'Failing' },
    next: 'Next run',
    due: 'due now',
    running: 'running now',
    starts: 'starts',
    askedBy: { schedule: 'Schedule', cron: 'Cron', person: 'Person', settings: 'Settings' },
    outcomes: { done: 'Done', more: 'To be continued', failed: 'Failed', cut_short: 'Cut short', running: 'Running' },
    columns: { started: 'Started', askedBy: 'Asked for by', duration: 'Duration', rows: 'Rows', outcome: 'Outcome' },
    table: (job: string) => `Last runs of ${job}`,
    never: 'It has not run yet.',
    run: 'Run now',
    runName: (job: string) => `Run now: ${job}`,
    runPending: 'Running…',
    dry: 'Dry run',
    dryName: (job: string) => `Dry run: ${job}`,
    dryPending: 'Counting…',
    dryTitle: 'What a clean-up would remove now',
    nothing: 'Nothing is old enough to go.',
    dryColumns: { what: 'What', rows: 'Rows' },
    tables: {
      activities: 'Activities',
      sessions: 'Ended sessions',
      addresses: 'Their addresses',
      cases: 'Closed cases, with what was said of them',
      letters: 'Letters of the outbox',
      tokens: 'Used and expired links',
      jobRuns: 'Runs of jobs',
      rateLimits: 'Expired limits of tries',
      places: 'Places of sign-ins, 400 days after the last one there',
    },
    dayOf: (day: string, what: 'all' | 'views') => (what === 'all' ? `${day} (UTC)` : `${day} (UTC), views alone`),
    oldest: { activity: 'Oldest activity that stays', session: 'Oldest session that stays', goneBefore: 'Removed for good: all before' },
    utc: (at: string) => `${at} UTC`,
    ran: {
      done: (rows: string) => `Done: ${rows}.`,
      more: (rows: string) => `${rows} so far. The next run goes on.`,
      busy: 'It is already running.',
      notYet: (at: string) => `It starts on ${at}, and did nothing.`,
      failed: 'It failed; the list of runs says why.',
    },
    rows: (n: number) => counted(n, 'row', 'rows'),
    milliseconds: (n: number) => `${n} ms`,
    agesTitle: 'How long the rest is kept',
    ages: [
      'Failed sign-ins are activities, and go as they do.',
      'Used and expired one-time links: 7 days.',
      'Runs of jobs: 90 days.',
      'Expired limits of tries: an hour.',
      'When somebody signed in last, and since when they hold their role by whom, stands on the user and stays.',
    ],
    alarms: {
      late: (job: string) => `${job} is late. It was due`,
      failing: (job: string) => `${job} failed in its last run`,
      way: 'Look at the jobs',
    },
  },
} as const

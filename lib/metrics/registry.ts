import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const key = Symbol.for('rollcall.metrics')

/** Seconds: a page takes some 10 ms, and what takes longer than ten seconds is cut off. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

function make() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) => new Gauge({ name, help, labelNames, registers })
  return {
    registry,
    requests: new Counter({
      name: 'rollcall_http_requests_total',
      help: 'Answers, by kind of request and status.',
      labelNames: ['kind', 'status'] as const,
      registers,
    }),
    durations: new Histogram({
      name: 'rollcall_http_request_duration_seconds',
      help: 'From the head of a request to the end of its answer; without event streams.',
      labelNames: ['kind'] as const,
      buckets: BUCKETS,
      registers,
    }),
    signIns: new Counter({
      name: 'rollcall_sign_ins_total',
      help: 'Tries to sign in, by outcome: ok, failed, throttled.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    sessionsEnded: new Counter({
      name: 'rollcall_sessions_ended_total',
      help: 'Sessions that this process has ended, by reason; one that runs out by itself is nobody’s doing.',
      labelNames: ['reason'] as const,
      registers,
    }),
    refusals: new Counter({
      name: 'rollcall_limiter_refusals_total',
      help: 'Tries refused by a rate limit, by limit.',
      labelNames: ['limit'] as const,
      registers,
    }),
    viewsUnrecorded: new Counter({
      name: 'rollcall_views_unrecorded_total',
      help: 'Views that were shown and not recorded, because the database had no room.',
      registers,
    }),
    streams: gauge('rollcall_event_streams_open', 'Event streams open in this process.'),
    connections: gauge('rollcall_database_connections', 'Connections of this process’s pool, and who waits for one.', ['state']),
    databaseUp: gauge('rollcall_database_up', '1 where the database answered this scrape.'),
    sessionsLive: gauge('rollcall_sessions_live', 'Sessions that are neither ended nor run out, in the whole installation.'),
    jobsLate: gauge('rollcall_job_late', '1 where a job should have run long ago.', ['job']),
    jobsFailing: gauge('rollcall_job_failing', '1 where a job ran last in vain.', ['job']),
    jobsStarted: gauge('rollcall_job_last_start_timestamp_seconds', 'When a job began last, since 1970.', ['job']),
    letters: gauge('rollcall_letters', 'Letters of the outbox that wait, are late, were given up within a day, or are kept unsent.', [
      'state',
    ]),
    daysToSettle: gauge('rollcall_log_days_to_settle', 'Days of the log that are over and not yet counted for charts.'),
    daysAhead: gauge('rollcall_log_days_ahead', 'Days from today on for which the activity log has a partition; health turns red below 7.'),
  }
}

/** The process's one set of metrics. Next bundles routes and instrumentation apart, so it hangs on globalThis. */
export function metrics(): ReturnType<typeof make> {
  const shared = globalThis as { [key]?: ReturnType<typeof make> }
  shared[key] ??= make()
  return shared[key]
}

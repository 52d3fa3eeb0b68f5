import type { SettingValues } from './setting-values'

type Retention = Pick<SettingValues, 'retentionDays' | 'readDays'>

/** A part of the past, in days ago, of which a change of retention takes something out of sight or brings it back. */
export type RetentionReach = {
  readonly kind: 'go' | 'back'
  /** All that the log shows there, or views alone. */
  readonly what: 'activities' | 'views'
  readonly from: number
  readonly to: number
  /** As far back as that views are among them: beyond it they are out of sight before the change and after it. */
  readonly viewsTo: number
}

/** Views are never kept longer than the log. */
const viewDays = ({ readDays, retentionDays }: Retention) => Math.min(readDays, retentionDays)

function logReach(stored: Retention, wanted: Retention): RetentionReach[] {
  const [before, after] = [stored.retentionDays, wanted.retentionDays]
  if (before === after) return []
  const [shorter, longer] = before < after ? [stored, wanted] : [wanted, stored]
  const kind = longer === stored ? 'go' : 'back'
  return [{ kind, what: 'activities', from: shorter.retentionDays, to: longer.retentionDays, viewsTo: viewDays(longer) }]
}

/** Only as far as the log goes in both cases: what lies beyond is told of the log. */
function viewsReach(stored: Retention, wanted: Retention): RetentionReach[] {
  const [before, after] = [viewDays(stored), viewDays(wanted)]
  const [from, longer] = [Math.min(before, after), Math.max(before, after)]
  const to = Math.min(longer, stored.retentionDays, wanted.retentionDays)
  return from >= to ? [] : [{ kind: after < before ? 'go' : 'back', what: 'views', from, to, viewsTo: to }]
}

/** What a change reaches: the log, with the views in it as far as they are seen, and views apart from it. None of both is counted twice. */
export const reachesOf = (stored: Retention, wanted: Retention): readonly RetentionReach[] => [
  ...logReach(stored, wanted),
  ...viewsReach(stored, wanted),
]

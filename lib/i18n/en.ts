import { enAccount } from './en-account'
import { enActivities } from './en-activities'
import { enActivityDetail } from './en-activity-detail'
import { enActivityList } from './en-activity-list'
import { enAlerts } from './en-alerts'
import { enCases } from './en-cases'
import { enCells } from './en-cells'
import { enCharts } from './en-charts'
import { enConfirm } from './en-confirm'
import { enContacts } from './en-contacts'
import { enDashboard } from './en-dashboard'
import { enDetail } from './en-detail'
import { enDrawer } from './en-drawer'
import { enExpiry } from './en-expiry'
import { enExplorer } from './en-explorer'
import { enExport } from './en-export'
import { enFilters } from './en-filters'
import { enGone } from './en-gone'
import { enHistogram } from './en-histogram'
import { enJustDone } from './en-just-done'
import { enKill } from './en-kill'
import { enLetters } from './en-letters'
import { enMail } from './en-mail'
import { enMap } from './en-map'
import { enNotMe } from './en-not-me'
import { enNotes } from './en-notes'
import { enRecording } from './en-recording'
import { enRefusals } from './en-refusals'
import { enReviewList } from './en-review-list'
import { enReviews } from './en-reviews'
import { enSessions } from './en-sessions'
import { enSettings } from './en-settings'
import { enShell } from './en-shell'
import { enSignIn } from './en-sign-in'
import { enStory } from './en-story'
import { enTrends } from './en-trends'
import { enUsers } from './en-users'
import { enUsersDetail } from './en-users-detail'

/** Every word of the interface, by page. A second language is a second set of files of this shape. */
export const en = {
  ...enSignIn,
  ...enSessions,
  ...enKill,
  ...enExplorer,
  ...enExport,
  ...enHistogram,
  ...enFilters,
  ...enCells,
  ...enCharts,
  ...enDashboard,
  ...enTrends,
  ...enDetail,
  ...enDrawer,
  ...enGone,
  ...enLetters,
  ...enMail,
  ...enMap,
  ...enNotes,
  ...enNotMe,
  ...enCases,
  ...enStory,
  ...enRecording,
  ...enRefusals,
  ...enReviews,
  ...enReviewList,
  ...enUsers,
  ...enContacts,
  ...enAccount,
  ...enAlerts,
  ...enActivities,
  ...enActivityList,
  ...enActivityDetail,
  ...enConfirm,
  ...enSettings,
  ...enExpiry,
  ...enJustDone,
  userDetail: enUsersDetail,
  ...enShell,
} as const

import { downloadActivities } from '@/app/(console)/export/activities/download'
import { route } from '@/lib/web/route'

export const GET = route('person', downloadActivities)

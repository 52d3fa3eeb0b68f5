import { downloadActivities } from '@/app/(console)/export/activities/download'
import { download } from '@/lib/web/download'
import { route } from '@/lib/web/route'

export const GET = download('/export/activities', route('person', downloadActivities))

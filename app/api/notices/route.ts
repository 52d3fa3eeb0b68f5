import { currentNotices } from '@/app/(console)/_notices/current-notices'
import { route } from '@/lib/web/route'

export const GET = route('person', currentNotices)

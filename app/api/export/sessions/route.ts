import { downloadSessions } from '@/app/(console)/export/sessions/download'
import { route } from '@/lib/web/route'

export const GET = route('person', downloadSessions)

import { downloadSessions } from '@/app/(console)/export/sessions/download'
import { download } from '@/lib/web/download'
import { route } from '@/lib/web/route'

export const GET = download('/export/sessions', route('person', downloadSessions))

import { freshRows } from '@/app/(console)/sessions/_list/fresh-rows'
import { route } from '@/lib/web/route'

export const GET = route('person', freshRows)

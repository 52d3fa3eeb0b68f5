import { further } from '@/app/(console)/sessions/_list/further'
import { route } from '@/lib/web/route'

export const GET = route('person', further)

import { further } from '@/app/(console)/activities/_list/further'
import { route } from '@/lib/web/route'

export const GET = route('person', further)

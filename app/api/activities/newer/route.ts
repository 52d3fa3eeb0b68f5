import { newer } from '@/app/(console)/activities/_list/newer'
import { route } from '@/lib/web/route'

export const GET = route('person', newer)

import { mapContents } from '@/app/(console)/map/_map/map-contents'
import { route } from '@/lib/web/route'

export const GET = route('person', mapContents)

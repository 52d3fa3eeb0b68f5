import { mapPoints } from '@/app/(console)/map/_map/map-points'
import { route } from '@/lib/web/route'

export const GET = route('person', mapPoints)

import { live } from '@/lib/web/live'
import { route } from '@/lib/web/route'

export const GET = route('person', live)

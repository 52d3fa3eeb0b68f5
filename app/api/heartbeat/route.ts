import { heartbeat } from '@/lib/web/heartbeat'
import { route } from '@/lib/web/route'

export const POST = route('person', heartbeat)

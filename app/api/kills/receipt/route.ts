import { receipt } from '@/lib/web/kills'
import { route } from '@/lib/web/route'

export const GET = route('person', receipt)

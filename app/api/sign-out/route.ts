import { leave } from '@/lib/web/leave'
import { route } from '@/lib/web/route'

export const POST = route('anybody', leave)

import { left } from '@/lib/web/kills'
import { route } from '@/lib/web/route'

export const POST = route('anybody', left)

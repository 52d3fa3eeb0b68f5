import { forgetJustDone } from '@/lib/web/just-done'
import { route } from '@/lib/web/route'

export const GET = route('anybody', forgetJustDone)

import { health } from '@/lib/web/health'
import { route } from '@/lib/web/route'

export const GET = route('anybody', health)

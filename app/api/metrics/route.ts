import { metricsPage } from '@/lib/web/metrics'
import { route } from '@/lib/web/route'

export const GET = route('anybody', metricsPage)

import { suggestSessionWords } from '@/app/(console)/sessions/_filters/suggest-words'
import { route } from '@/lib/web/route'

export const GET = route('person', suggestSessionWords)

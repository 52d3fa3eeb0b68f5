import { suggestActivityWords } from '@/app/(console)/activities/_filters/suggest-words'
import { route } from '@/lib/web/route'

export const GET = route('person', suggestActivityWords)

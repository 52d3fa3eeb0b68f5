import { whereContactsAre } from '@/lib/web/contacts'
import { importRows } from '@/lib/web/import-contacts'
import { route } from '@/lib/web/route'

export const POST = whereContactsAre(route('person', importRows))

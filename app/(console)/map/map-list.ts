import type { FilteredList } from '@/app/(console)/sessions/_filters/filtered-list'
import { mapQueryText } from '@/lib/analytics/map-query'
import { en } from '@/lib/i18n/en'
import { mapPath } from './map-path'

/** The map as its filters know it: it begins with who is signed in now. */
export const mapList: FilteredList = {
  action: '/map',
  textOf: mapQueryText,
  pathOf: mapPath,
  statuses: [
    { value: 'active', label: en.map.live },
    { value: 'terminated', label: en.sessions.status.terminated },
    { value: undefined, label: en.explorer.all },
  ],
  begins: 'active',
}

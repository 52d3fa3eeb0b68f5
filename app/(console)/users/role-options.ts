import type { Option } from '@/app/_ui/choice'
import { roles } from '@/lib/access/roles'
import { enShell } from '@/lib/i18n/en-shell'

/** The three roles by their full names, least first. */
export const roleOptions: readonly Option[] = roles.map((value) => ({ value, label: enShell.roles[value] }))

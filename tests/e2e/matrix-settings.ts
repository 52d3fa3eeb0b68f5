import { filled } from '@/tests/helpers/settings-form'
import { type ActionRow, action, type PageRow, page, person, role, signedIn } from './matrix-rows'

const settings = (name: string) => `(console)/settings/actions.ts#${name}`
const notRight = 'no: Something is missing'
const notUnderstood = 'no: The form was not understood.'
const { reviewed: _, ...fields } = filled({ revision: '{revision}', cleanupMinutes: '{minutes}' })

export const settingsPages: readonly PageRow[] = [
  page('(console)/settings', '/settings', signedIn('/settings', '403', 'own', 'own')),
  page('(console)/settings', '/settings?reset=idle', signedIn('/settings?reset=idle', '403', 'own', 'own')),
  page('(console)/settings', '/settings?reset=nope', signedIn('/settings', '403', '→ /settings', '→ /settings')),
]

export const settingsActions: readonly ActionRow[] = [
  action(settings('saveSettings'), '/settings', fields, person(role, 'done', 'done')),
  action(
    settings('saveSettings'),
    '/settings',
    { ...fields, notifyEvery: 'on', revision: '999999' },
    person(role, 'no: Changed by', 'no: Changed by'),
  ),
  action(settings('saveSettings'), '/settings', { ...fields, idleMinutes: '0' }, person(role, notRight, notRight)),
  action(settings('saveSettings'), '/settings', { ...fields, clocksSince: '1970-01-01' }, person(role, notUnderstood, notUnderstood)),
  // Clocks are not changed before their effect was shown.
  action(settings('saveSettings'), '/settings', { ...fields, idleMinutes: '{minutes}' }, person(role, 'ok', 'ok')),
  action(settings('runJob'), '/settings', { job: 'timeouts' }, person(role, 'ok', 'ok')),
  action(settings('runJob'), '/settings', { job: 'nothing' }, person(role, notRight, notRight)),
  action(settings('dryRun'), '/settings', {}, person(role, 'ok', 'ok')),
]

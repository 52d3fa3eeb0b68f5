import { filled } from '@/tests/helpers/settings-form'
import { type ActionRow, action, type PageRow, page, person, role, signedIn, unknownId } from './matrix-rows'

const settings = (name: string) => `(console)/settings/actions.ts#${name}`
const mail = (name: string) => `(console)/settings/mail/actions.ts#${name}`
const sender = { mailFrom: 'rollcall@example.org', mailReplyTo: '', productName: 'Rollcall', mailNoticesAnHour: '5' }
const notRight = 'no: Something is missing'
const notUnderstood = 'no: The form was not understood.'
const { reviewed: _, ...fields } = filled({ revision: '{revision}', cleanupMinutes: '{minutes}' })

export const settingsPages: readonly PageRow[] = [
  page('(console)/settings', '/settings', signedIn('/settings', '403', 'own', 'own')),
  page('(console)/settings', '/settings?reset=idle', signedIn('/settings?reset=idle', '403', 'own', 'own')),
  page('(console)/settings/mail', '/settings/mail', signedIn('/settings/mail', '403', '403', 'own')),
  page('(console)/settings/mail', '/settings/mail?state=nope&before=x', signedIn('/settings/mail', '403', '403', '→ /settings/mail')),
  page(
    '(console)/settings/mail/[id]',
    '/settings/mail/01900000-0000-7000-8000-000000000000',
    signedIn('/settings/mail/01900000-0000-7000-8000-000000000000', '403', '403', '404'),
  ),
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
  action(
    mail('saveMailSetup'),
    '/settings/mail',
    { revision: '999999', ...sender },
    person(role, role, 'no: Somebody changed the settings meanwhile.'),
  ),
  action(mail('saveMailSetup'), '/settings/mail', { revision: '1', ...sender, mailNoticesAnHour: '0' }, person(role, role, notRight)),
  action(mail('saveMailSetup'), '/settings/mail', { revision: '1', ...sender, retentionDays: '1' }, person(role, role, notUnderstood)),
  action(mail('sendTest'), '/settings/mail', {}, person(role, role, 'ok')),
  action(mail('sendAgain'), '/settings/mail', { letterId: unknownId }, person(role, role, 'no: This letter is on its way')),
]

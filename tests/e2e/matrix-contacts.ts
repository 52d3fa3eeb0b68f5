import { type ActionRow, action, type PageRow, page, person, type RouteRow, route, signedIn, unknownId } from './matrix-rows'

const contacts = (name: string) => `(console)/contacts/actions.ts#${name}`
const noContact = 'no: This contact is not known.'
const notThere = 'no: This contact is not there any more.'

export const contactPages: readonly PageRow[] = [
  page('(console)/contacts', '/contacts', signedIn('/contacts', 'own', 'all', 'all')),
  page('(console)/contacts', '/contacts?q=plain', signedIn('/contacts?q=plain', 'own', 'all', 'all')),
  page('(console)/contacts', `/contacts?before=${unknownId}`, signedIn(`/contacts?before=${unknownId}`, 'own', 'all', 'all')),
  page('(console)/contacts', '/contacts?show=nope&q=%00', signedIn('/contacts', 'own', 'all', 'all')),
  page('(console)/contacts/[id]', '/contacts/{contact}', signedIn('/contacts/{contact}', '404', 'all', 'all')),
  page('(console)/contacts/[id]', `/contacts/${unknownId}`, signedIn(`/contacts/${unknownId}`, '404', '404', '404')),
  page('(console)/contacts/[id]', "/contacts/no'id", signedIn("/contacts/no'id", '404', '404', '404')),
  page('(console)/contacts/new', '/contacts/new', signedIn('/contacts/new', 'own', 'own', 'own')),
  page('(console)/contacts/import', '/contacts/import', signedIn('/contacts/import', 'own', 'own', 'own')),
]

export const contactActions: readonly ActionRow[] = [
  action(
    contacts('createContact'),
    '/contacts/new',
    { name: 'N {new}', email: '{new}', phone: '1', company: 'C', note: 'N', tags: 'a, b', birthday: '1990-12-31' },
    person('→ /contacts ✎', '→ /contacts ✎', '→ /contacts ✎'),
  ),
  action(
    contacts('editContact'),
    '/contacts/{own}',
    { contactId: '{own}', seen: '{seen}', name: 'N {new}', favourite: 'on' },
    person('done', 'done', 'done'),
  ),
  action(
    contacts('editContact'),
    '/contacts/{own}',
    { contactId: '{own}', seen: 'x', name: 'N {new}' },
    person('no: This contact was changed', 'no: This contact was changed', 'no: This contact was changed'),
  ),
  action(
    contacts('editContact'),
    '/contacts/new',
    { contactId: '{contact}', seen: '{seen}', name: 'N {new}' },
    person(notThere, 'done', 'done'),
  ),
  action(contacts('editContact'), '/contacts/new', { contactId: unknownId, seen: 'x', name: 'N' }, person(notThere, notThere, notThere)),
  action(contacts('deleteContact'), '/contacts/{own}', { contactId: '{own}' }, person('→ /contacts ✎', '→ /contacts ✎', '→ /contacts ✎')),
  action(contacts('deleteContact'), '/contacts/new', { contactId: '{contact}' }, person(noContact, '→ /contacts ✎', '→ /contacts ✎')),
  action(contacts('deleteContact'), '/contacts/new', { contactId: unknownId }, person(noContact, noContact, noContact)),
  action(contacts('deleteContacts'), '/contacts', { ids: '{own},{contact}' }, person('done', 'done', 'done')),
  action(contacts('deleteContacts'), '/contacts', { ids: '{contact}' }, person('ok', 'done', 'done')),
  action(
    contacts('deleteContacts'),
    '/contacts',
    { ids: '' },
    person('no: Something is missing', 'no: Something is missing', 'no: Something is missing'),
  ),
]

export const contactRoutes: readonly RouteRow[] = [route('POST', '/api/contacts/import', ['401', '400', '400', '400', '401'])]

import type { ContactFields } from '@/lib/contacts/schema'

/** What stands in a form's fields of a contact, by their names. */
export const filledOf = ({ name, email, phone, company, note, tags, birthday, favourite }: ContactFields) => ({
  ...{ name, email: email ?? '', phone: phone ?? '', company: company ?? '', note: note ?? '', birthday: birthday ?? '' },
  ...{ tags: tags.join(', '), favourite: favourite ? 'on' : '' },
})

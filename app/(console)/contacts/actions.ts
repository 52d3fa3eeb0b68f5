'use server'

import { revalidatePath } from 'next/cache'
import { createContact as create } from '@/lib/contacts/create-contact'
import { deleteContact as remove } from '@/lib/contacts/delete-contact'
import { type DeletedContact, deleteContacts as removeMany } from '@/lib/contacts/delete-contacts'
import { editContact as edit } from '@/lib/contacts/edit-contact'
import { contactFieldsSchema, contactIdsSchema, editContactSchema, oneContactSchema } from '@/lib/contacts/schema'
import { enContacts } from '@/lib/i18n/en-contacts'
import { action } from '@/lib/web/action'
import { log } from '@/lib/web/log'

const words = enContacts.contactForm

export const createContact = action(
  { may: 'contact.create', input: contactFieldsSchema, answer: () => ({ leaveFor: '/contacts?done=created' }) },
  create,
)

export const editContact = action(
  {
    ...{ may: 'contact.edit', input: editContactSchema },
    answer: ({ name, changed }) => {
      revalidatePath('/contacts', 'layout')
      return { message: changed ? words.saved(name) : words.same }
    },
  },
  edit,
)

export const deleteContact = action(
  { may: 'contact.delete', input: oneContactSchema, answer: () => ({ leaveFor: '/contacts?done=deleted' }) },
  remove,
)

export const deleteContacts = action(
  {
    ...{ may: 'contact.delete', input: contactIdsSchema },
    answer: (data: readonly DeletedContact[]) => {
      revalidatePath('/contacts', 'layout')
      return { data }
    },
  },
  (ctx, input) => removeMany(ctx, input, (error) => log.error({ requestId: ctx.request.id, err: error }, 'deleting contacts failed')),
)

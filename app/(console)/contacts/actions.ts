'use server'

import { revalidatePath } from 'next/cache'
import { createContact as create } from '@/lib/contacts/create-contact'
import { deleteContact as remove } from '@/lib/contacts/delete-contact'
import { type DeletedContact, deleteContacts as removeMany } from '@/lib/contacts/delete-contacts'
import { editContact as edit } from '@/lib/contacts/edit-contact'
import { contactFieldsSchema, contactIdsSchema, editContactSchema, oneContactSchema } from '@/lib/contacts/schema'
import { enContacts } from '@/lib/i18n/en-contacts'
import { action, type Leaving } from '@/lib/web/action'
import { log } from '@/lib/web/log'

const words = enContacts.contactForm

/** To the list, and with nothing left in the router's memory: Back must not bring what is gone. */
const leaving = (justDone: 'contactCreated' | 'contactDeleted'): Leaving => {
  revalidatePath('/contacts', 'layout')
  return { leaveFor: '/contacts', justDone }
}

export const createContact = action({ may: 'contact.create', input: contactFieldsSchema, answer: () => leaving('contactCreated') }, create)

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

export const deleteContact = action({ may: 'contact.delete', input: oneContactSchema, answer: () => leaving('contactDeleted') }, remove)

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

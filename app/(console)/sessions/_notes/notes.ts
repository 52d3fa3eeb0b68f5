'use server'

import { revalidatePath } from 'next/cache'
import { placeName } from '@/app/_ui/describe'
import { enNotes } from '@/lib/i18n/en-notes'
import { correctPlace } from '@/lib/sessions/correct-place'
import { correctPlaceSchema, relabelDeviceSchema } from '@/lib/sessions/notes-schema'
import { relabelDevice } from '@/lib/sessions/relabel-device'
import { action } from '@/lib/web/action'

export const relabel = action(
  {
    may: 'device.relabel',
    input: relabelDeviceSchema,
    answer: ({ label }) => {
      revalidatePath('/sessions', 'layout')
      return { message: enNotes.notes.renamed(label) }
    },
  },
  relabelDevice,
)

export const correct = action(
  {
    may: 'place.correct',
    input: correctPlaceSchema,
    answer: (place) => {
      revalidatePath('/sessions', 'layout')
      return { message: enNotes.notes.corrected(place.country && placeName({ ...place, networkClass: 'public' })) }
    },
  },
  correctPlace,
)

import type { FormAction } from '@/lib/web/form-state'
import { correct, relabel } from './notes'

/** What the detail page notes beside a session. */
export type NoteActions = { readonly relabel: FormAction; readonly correctPlace: FormAction }

export const noteActions: NoteActions = { relabel, correctPlace: correct }

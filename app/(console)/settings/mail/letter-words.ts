import { enMail } from '@/lib/i18n/en-mail'

const words = enMail.mail

/** What kind of letter it is, in words; one of a version to come by its own name. */
export const kindOf = (kind: string): string =>
  Object.hasOwn(words.kinds, kind) ? words.kinds[kind as keyof typeof words.kinds] : kind.replaceAll('_', ' ')

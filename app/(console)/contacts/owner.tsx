import { PageLink } from '@/app/_ui/page-link'
import type { ContactRow } from '@/lib/contacts/contact-row'
import { en } from '@/lib/i18n/en'

/** Whose contact it is, for whoever sees everyone's: the way to the person, or of a deleted one the name. */
export function owner({ ownerId, ownerName, ownerGone, isOwn }: Pick<ContactRow, 'ownerId' | 'ownerName' | 'ownerGone' | 'isOwn'>) {
  if (ownerGone) return `${ownerName} (${en.contacts.gone})`
  return (
    <>
      <PageLink href={`/users/${ownerId}`}>{ownerName}</PageLink>
      {isOwn && <i>{en.contacts.you}</i>}
    </>
  )
}

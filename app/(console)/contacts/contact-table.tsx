import { TableFrame } from '@/app/_explorer/table-frame'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { time } from '@/app/_ui/time'
import type { ContactRow } from '@/lib/contacts/contact-row'
import { en } from '@/lib/i18n/en'
import styles from './contact-table.module.css'
import { owner } from './owner'

const words = en.contacts
const { name, email, phone, tags, added } = words.columns

type Props = { readonly rows: readonly ContactRow[]; readonly everyone: boolean; readonly clock: ClockView }

/** Contacts; the name leads to the contact, and for whoever sees everyone's, the owner to the person. Each row has a box `name="id"`, by which many are chosen. */
export function ContactTable({ rows, everyone, clock }: Props) {
  const columns = [name, email, phone, tags, ...(everyone ? [words.owner] : []), added]
  return (
    <TableFrame label={words.table} columns={columns} className={styles.contacts}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <input
                type="checkbox"
                name="id"
                value={row.id}
                data-name={row.name}
                data-own={row.isOwn || undefined}
                aria-label={en.contactsChosen.choose(row.name)}
              />
              <PageLink href={`/contacts/${row.id}`}>{row.name}</PageLink>
              {row.favourite && <i>{words.favourite}</i>}
              <small>{row.company}</small>
            </th>
            <td>{row.email ?? en.none}</td>
            <td>{row.phone ?? en.none}</td>
            <td>{row.tags.length === 0 ? en.none : row.tags.map((tag) => <span key={tag}>{tag}</span>)}</td>
            {everyone && <td>{owner(row)}</td>}
            <td>{time(row.createdAt, clock)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

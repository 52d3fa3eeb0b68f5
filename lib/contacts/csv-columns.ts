import type { ContactFields } from './schema'

type Column = keyof ContactFields | 'first' | 'last'

/** What columns are called by those who write such files. Capitals, spaces, hyphens and underscores make no difference. */
const titles: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'full name', 'display name', 'contact', 'contact name'],
  first: ['first name', 'given name', 'forename'],
  last: ['last name', 'family name', 'surname'],
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'email 1 value', 'e mail 1 value'],
  phone: ['phone', 'phone number', 'telephone', 'tel', 'mobile', 'mobile phone', 'phone 1 value'],
  company: ['company', 'organisation', 'organization', 'organization name', 'company name', 'employer'],
  note: ['note', 'notes', 'comment', 'comments', 'remark', 'remarks'],
  tags: ['tags', 'tag', 'labels', 'groups', 'categories'],
  birthday: ['birthday', 'birth date', 'birthdate', 'date of birth'],
  favourite: ['favourite', 'favorite', 'starred'],
}
const columnOf = new Map((Object.keys(titles) as Column[]).flatMap((column) => titles[column].map((title) => [title, column] as const)))

/** Where each column stands, the titles that are used, and those that nobody knows or that came before. */
export type Columns = {
  readonly at: ReadonlyMap<Column, number>
  readonly used: readonly string[]
  readonly ignored: readonly string[]
}

/** Finds columns by the titles in the first line. */
export function columnsIn(heading: readonly string[]): Columns {
  const at = new Map<Column, number>()
  const used: string[] = []
  const ignored: string[] = []
  heading.forEach((title, index) => {
    const column = columnOf.get(
      title
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ')
        .trim(),
    )
    const isNew = column !== undefined && !at.has(column)
    if (isNew) at.set(column, index)
    if (title.trim() !== '') (isNew ? used : ignored).push(title.trim())
  })
  return { at, used, ignored }
}

const yes = ['yes', 'y', 'true', '1', 'x', 'on', '★']
const no = ['', 'no', 'n', 'false', '0', 'off']

/** A box as a form sends it; what is neither yes nor no stays, for the schema to refuse. */
const ticked = (value: string): string => {
  const word = value.trim().toLowerCase()
  return yes.includes(word) ? 'on' : no.includes(word) ? '' : value
}

/** The values of one record by field, as a form would send them. Values are text, whatever they begin with. */
export function fieldsIn({ at }: Columns, cells: readonly string[]): Readonly<Record<keyof ContactFields, string>> {
  const cell = (column: Column) => cells[at.get(column) ?? -1] ?? ''
  return {
    name: cell('name').trim() === '' ? `${cell('first')} ${cell('last')}` : cell('name'),
    email: cell('email'),
    phone: cell('phone'),
    company: cell('company'),
    note: cell('note'),
    tags: cell('tags'),
    birthday: cell('birthday'),
    favourite: ticked(cell('favourite')),
  }
}

/** A text stands for itself in `words` and by its place there everywhere else: most are the same in row after row. */
type Packed = number | boolean | null | readonly Packed[]
type Plain = string | boolean | null | readonly Plain[]
type Lines = { readonly [field: string]: Plain }

/**
 * Lines as one text: as objects React would write, read and check each value by itself, and every row would name its fields and repeat its words.
 * `fields` names every field of a line.
 */
export function packed<L extends { readonly [K in keyof L]: Plain }>(fields: readonly (keyof L & string)[], lines: readonly L[]): string {
  const places = new Map<string, number>()
  const pack = (value: Plain): Packed => {
    if (typeof value !== 'string') return value === null || typeof value === 'boolean' ? value : value.map(pack)
    const place = places.get(value) ?? places.size
    places.set(value, place)
    return place
  }
  const rows = lines.map((line) => fields.map((field) => pack(line[field])))
  return JSON.stringify({ rows, words: [...places.keys()] })
}

/** What `packed` packed. */
export function unpacked<L extends Lines>(fields: readonly (keyof L & string)[], text: string): readonly L[] {
  const { rows, words } = JSON.parse(text) as { readonly rows: readonly Packed[][]; readonly words: readonly string[] }
  const unpack = (value: Packed): Plain => {
    if (typeof value === 'number') return words[value] ?? ''
    return value === null || typeof value === 'boolean' ? value : value.map(unpack)
  }
  return rows.map((row) => Object.fromEntries(fields.map((field, at) => [field, unpack(row[at] ?? null)])) as unknown as L)
}

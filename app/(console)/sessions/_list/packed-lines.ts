import type { SessionLine } from './session-line'

const fields = [
  ...(['id', 'user', 'role', 'tone', 'status', 'isCurrent', 'started', 'active', 'ends', 'ended', 'endNote', 'lasted'] as const),
  ...(['device', 'model', 'browser', 'system', 'ip', 'flag', 'place', 'named', 'values'] as const),
] satisfies readonly (keyof SessionLine)[]

/** A line with the fields that are packed: where one is forgotten it is no line, and this file does not compile. */
type PackedLine = Pick<SessionLine, (typeof fields)[number]>

/** A text stands for itself in `words` and by its place there everywhere else: most are the same in row after row. */
type Packed = number | boolean | null | readonly Packed[]
type Plain = string | boolean | null | readonly Plain[]

/** Lines as one text: as objects React would write, read and check each value by itself, and every row would name its fields and repeat its words. */
export function packLines(lines: readonly SessionLine[]): string {
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

/** What `packLines` packed. */
export function unpackLines(packed: string): readonly SessionLine[] {
  const { rows, words } = JSON.parse(packed) as { readonly rows: readonly Packed[][]; readonly words: readonly string[] }
  const unpack = (value: Packed): Plain => {
    if (typeof value === 'number') return words[value] ?? ''
    return value === null || typeof value === 'boolean' ? value : value.map(unpack)
  }
  return rows.map((row) => Object.fromEntries(fields.map((field, at) => [field, unpack(row[at] ?? null)])) as unknown as PackedLine)
}

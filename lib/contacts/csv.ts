/** One record: the line on which it begins, its values, and what is wrong with how it is written. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[]; readonly problem: string | null }

const delimiters = [',', ';', '\t'] as const
const UNCLOSED = 'A quotation mark is opened here and never closed.'
const AFTER_QUOTE = 'Behind a closing quotation mark stands more text. A quotation mark inside of a value is written twice.'

/** What separates the values: whichever of comma, semicolon and tab is most frequent in the first line, outside of quotation marks. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>()
  let inside = false
  for (const letter of text) {
    if (letter === '"') inside = !inside
    else if (!inside && (letter === '\n' || letter === '\r')) break
    else if (!inside) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return delimiters.reduce((best: string, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best), ',')
}

type Value = { readonly value: string; readonly end: number; readonly problem: string | null }

/** The value in quotation marks that begins at `start`. */
function quoted(text: string, start: number): Value {
  let value = ''
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { value: value + text.slice(at), end: text.length, problem: UNCLOSED }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1, problem: null }
    value += '"'
    at = quote + 2
  }
}

/** The end of the value, or of the line, that goes on at `at`. */
function endFrom(text: string, at: number, delimiter: string): number {
  let end = at
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}

function valueAt(text: string, start: number, delimiter: string): Value {
  if (text[start] !== '"') {
    const end = endFrom(text, start, delimiter)
    return { value: text.slice(start, end), end, problem: null }
  }
  const found = quoted(text, start)
  const end = endFrom(text, found.end, delimiter)
  return end === found.end ? found : { value: found.value, end, problem: AFTER_QUOTE }
}

const linesIn = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0

/**
 * Reads comma-separated values (RFC 4180), with semicolons or tabs too, and any line ends. Nothing is refused as a whole: a record that is
 * written wrongly says so, and the next begins on the next line. Lines without anything are no records.
 */
export function parseCsv(given: string): readonly CsvRecord[] {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given
  const delimiter = delimiterOf(text)
  const records: CsvRecord[] = []
  let line = 1
  for (let at = 0; at < text.length; ) {
    const cells: string[] = []
    let problem: string | null = null
    const start = at
    for (let more = true; more; ) {
      const found = valueAt(text, at, delimiter)
      cells.push(found.value)
      problem ??= found.problem
      more = text[found.end] === delimiter
      at = found.end + (more ? 1 : 0)
    }
    if (cells.length > 1 || cells[0] !== '') records.push({ line, cells, problem })
    at += text.startsWith('\r\n', at) ? 2 : 1
    line += linesIn(text.slice(start, at))
  }
  return records
}

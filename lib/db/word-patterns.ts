/** The words of a search, each as a LIKE pattern in which it means itself. */
export function patternsOf(text: string | undefined): string[] {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '')
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'

/** The one block of docs/operations.md in this language: what is tried is what is documented. */
export function documented(language: string): string {
  const text = readFileSync(join(projectRoot, 'docs/operations.md'), 'utf8')
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].filter(([, found]) => found === language)
  if (blocks.length !== 1) throw new Error(`docs/operations.md has ${blocks.length} blocks of ${language}.`)
  return blocks[0]?.[2] ?? ''
}

/** Puts one text in the place of another, which must be there. */
export function put(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" stands no more in the documented configuration.`)
  return text.replaceAll(from, to)
}

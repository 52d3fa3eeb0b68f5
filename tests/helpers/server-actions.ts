import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'
import { multipart } from './http'

type Reference = { readonly filename: string; readonly exportedName: string; readonly workers: Readonly<Record<string, unknown>> }
type Manifest = { readonly node: Readonly<Record<string, Reference>> }

/** The build's server actions: `file#export` and the id by which a page calls it. */
export function builtActions(): Map<string, string> {
  const file = join(projectRoot, '.next/server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return new Map(Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]))
}

/** The id of one action. @throws where the build has no such action */
export function actionId(name: string): string {
  const id = builtActions().get(name)
  if (id === undefined) throw new Error(`The build has no action ${name}.`)
  return id
}

export type Fields = Readonly<Record<string, string>> | readonly (readonly [name: string, value: string | Buffer])[]

const pairs = (fields: Fields) => (Array.isArray(fields) ? fields : Object.entries(fields)) as [string, string | Buffer][]

/** What a page with script sends: the arguments (state, form) as React writes them, the form's fields beside them. */
export function scriptedCall(fields: Fields): { body: Buffer; type: string } {
  return multipart([...pairs(fields).map(([name, value]) => [`_1_${name}`, value] as const), ['0', '[{"ok":false},"$K1"]']])
}

/** What the same form sends without script. */
export function plainCall(id: string, fields: Fields): { body: Buffer; type: string } {
  return multipart([
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
    ['$ACTION_1:1', '[{"ok":false}]'],
    ['$ACTION_KEY', 'k1'],
    ...pairs(fields),
  ])
}

export type Outcome = {
  readonly ok: boolean
  readonly message?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly data?: unknown
}

/** What a scripted call answered: the form's new state, from the row that the first row points to. */
export function outcomeOf(body: string): Outcome | null {
  const row = body.split('\n').find((line) => line.startsWith('1:{"ok"'))
  return row === undefined ? null : (JSON.parse(row.slice(2)) as Outcome)
}

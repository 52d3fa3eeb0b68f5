import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const begin = '<!-- packages: begin, made by `node scripts/third-party.mjs` -->'
const end = '<!-- packages: end -->'
const kinds = { dependencies: 'runs', optionalDependencies: 'data', devDependencies: 'tools' }

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** The table of direct dependencies: name, version and licence as the installed packages say. */
function packageTable(root) {
  const project = read(join(root, 'package.json'))
  const rows = Object.entries(kinds).flatMap(([key, use]) =>
    Object.keys(project[key]).map((name) => {
      const { version, license } = read(join(root, 'node_modules', name, 'package.json'))
      return `| ${name} | ${version} | ${license} | ${use} |`
    }),
  )
  return ['| Package | Version | Licence | Used for |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** THIRD_PARTY.md as it should be: what people wrote, with the table made anew. */
export function thirdParty(root) {
  const text = readFileSync(join(root, 'THIRD_PARTY.md'), 'utf8')
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error('THIRD_PARTY.md has lost the marks around its table.')
  return `${before}${begin}\n\n${packageTable(root)}\n\n${end}${after}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  writeFileSync(join(root, 'THIRD_PARTY.md'), thirdParty(root))
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'

const app = join(projectRoot, 'app')
const methods = /^export (?:const|(?:async )?function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm
const exported = /^export (?:const|(?:async )?function) (\w+)/gm

/** Everything of the application that answers a request, by its source: pages, server actions (`file#name`), routes (`file#METHOD`). */
export function declared(): { pages: string[]; actions: string[]; routes: string[] } {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  )
  const text = (file: string) => readFileSync(join(app, file), 'utf8')
  const named = (file: string, pattern: RegExp) => [...text(file).matchAll(pattern)].map(([, name]) => `app/${file}#${name}`)
  return {
    pages: files
      .filter((file) => /(?:^|\/)page\.tsx?$/.test(file))
      .map((file) => `app/${file}`)
      .sort(),
    actions: files
      .filter((file) => /^\s*['"]use server['"]/m.test(text(file)))
      .flatMap((file) => named(file, exported))
      .sort(),
    routes: files
      .filter((file) => /(?:^|\/)route\.tsx?$/.test(file))
      .flatMap((file) => named(file, methods))
      .sort(),
  }
}

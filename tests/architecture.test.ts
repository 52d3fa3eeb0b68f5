import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = dirname(import.meta.dirname)
/** A folder of lib imports only from itself and from those before it. */
const ladder = [
  'env',
  'errors',
  'metrics',
  'time',
  'crypto',
  'i18n',
  'access',
  'db',
  'origin',
  'live',
  'mail',
  'lists',
  'settings',
  'activities',
  'sessions',
  'reviews',
  'users',
  'alerts',
  'cases',
  'contacts',
  'auth',
  'analytics',
  'jobs',
  'web',
]
const MAX_LINES = 250

/** Foreign libraries that one place alone may import. */
const importers: readonly (readonly [RegExp, RegExp])[] = [
  [/^(@prisma\/|pg$|@\/lib\/db\/generated)/, /^lib\/db\//],
  [/^(next-auth|@auth\/)/, /^lib\/auth\//],
  [/^(maxmind$|@maxmind\/|ua-parser-js$|isbot$|ipaddr\.js$)/, /^lib\/origin\//],
  [/^csv-stringify/, /^lib\/lists\//],
  [/^(resend|nodemailer)$/, /^lib\/mail\//],
  [/^prom-client$/, /^lib\/metrics\//],
  [/^@node-rs\/argon2$/, /^lib\/crypto\//],
  [/^next(\/|$)/, /^(lib\/web\/|app\/|proxy\.ts$|instrumentation\.ts$|next\.config\.ts$)/],
]

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path) && !path.startsWith('lib/db/generated/'))
}

const product = [...filesBelow('app'), ...filesBelow('lib'), 'proxy.ts', 'instrumentation.ts', 'next.config.ts']
const everything = [...product, ...filesBelow('scripts'), ...filesBelow('tests')]
const sourceOf = new Map(everything.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

function importsOf(path: string, source = sourceOf.get(path) ?? ''): string[] {
  const pattern = /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g
  return [...source.matchAll(pattern)].flatMap((match) => match[1] ?? match[2] ?? [])
}

/** The file of ours that an import names, if it is one of ours. */
function target(path: string, specifier: string): string | undefined {
  if (!/^(\.|@\/)/.test(specifier)) return undefined
  const base = specifier.startsWith('@/') ? specifier.slice(2) : normalize(join(dirname(path), specifier))
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((candidate) => sourceOf.has(candidate))
}

const code = (path: string) => !/\.test\.tsx?$/.test(path)
const rung = (path: string) => ladder.indexOf(path.split('/')[1] ?? '')
const edges = new Map(everything.map((path) => [path, importsOf(path).flatMap((specifier) => target(path, specifier) ?? [])]))

/** Everything that a browser loads: what client components import, but for types and for actions, which stay on the server. */
function loadedByBrowsers(): Set<string> {
  const loaded = new Set<string>()
  const load = (path: string) => {
    const source = sourceOf.get(path) ?? ''
    if (loaded.has(path) || source.startsWith("'use server'")) return
    loaded.add(path)
    for (const name of importsOf(path, source.replace(/^import type [^'"]*/gm, ''))) {
      const to = target(path, name)
      if (to) load(to)
    }
  }
  for (const path of product) if (sourceOf.get(path)?.startsWith("'use client'")) load(path)
  return loaded
}

function findCycle(): string[] {
  const done = new Set<string>()
  const walk = (path: string, trail: string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return []
    for (const next of edges.get(path) ?? []) {
      const cycle = walk(next, [...trail, path])
      if (cycle.length > 0) return cycle
    }
    done.add(path)
    return []
  }
  for (const path of everything) {
    const cycle = walk(path, [])
    if (cycle.length > 0) return cycle
  }
  return []
}

describe('architecture', () => {
  test('this test sees the files and their imports', () => {
    expect(product.length).toBeGreaterThan(100)
    expect(product).toContain('lib/env/env.ts')
    expect([...edges.values()].flat().length).toBeGreaterThan(300)
    expect(importsOf('lib/env/env.ts')).toEqual(['server-only', './parse'])
    expect(edges.get('lib/env/env.ts')).toEqual(['lib/env/parse.ts'])
  })

  test('every folder of lib stands on the ladder', () => {
    const folders = new Set(filesBelow('lib').map((path) => path.split('/')[1] ?? ''))
    expect([...folders].filter((folder) => !ladder.includes(folder))).toEqual([])
  })

  test('a folder of lib imports only from folders above it, and never from app', () => {
    const wrong = product.filter(code).flatMap((path) => {
      if (!path.startsWith('lib/')) return []
      return (edges.get(path) ?? []).filter((to) => !to.startsWith('lib/') || rung(to) > rung(path)).map((to) => `${path} → ${to}`)
    })
    expect(wrong).toEqual([])
  })

  test('app and lib import nothing from scripts and tests', () => {
    const wrong = product
      .filter(code)
      .flatMap((path) => (edges.get(path) ?? []).filter((to) => /^(scripts|tests)\//.test(to)).map((to) => `${path} → ${to}`))
    expect(wrong).toEqual([])
  })

  test('what carries risk has one importer', () => {
    const wrong = product.filter(code).flatMap((path) =>
      importsOf(path)
        .filter((name) => importers.some(([library, place]) => library.test(name) && !place.test(path)))
        .map((name) => `${path} → ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('browsers load only the words that they show, and nothing of the database', () => {
    const loaded = loadedByBrowsers()
    expect(loaded.size).toBeGreaterThan(100)
    expect(loaded).toContain('lib/i18n/en-shell.ts')
    expect([...loaded].filter((path) => path === 'lib/i18n/en.ts' || importsOf(path).includes('server-only'))).toEqual([])
  })

  test('there are no cycles', () => {
    expect(findCycle()).toEqual([])
  })

  test('nothing is imported by way of the folder above', () => {
    expect(
      everything.flatMap((path) =>
        importsOf(path)
          .filter((name) => name.startsWith('../'))
          .map((name) => `${path} → ${name}`),
      ),
    ).toEqual([])
  })

  test(`no file is longer than ${MAX_LINES} lines, and half of them at most 60`, () => {
    const lengths = everything.map((path) => [path, (sourceOf.get(path) ?? '').split('\n').length - 1] as const)
    expect(lengths.filter(([, length]) => length > MAX_LINES)).toEqual([])
    const sorted = lengths.map(([, length]) => length).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60)
  })

  test('only lib/env reads the environment; lib/env and lib/db are for the server', () => {
    // The two others are constants that Next puts in while it builds.
    const readers = product.filter((path) => code(path) && /process\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME)\b)/.test(sourceOf.get(path) ?? ''))
    expect(readers).toEqual(['lib/env/env.ts'])
    expect(importsOf('lib/db/pool.ts')).toContain('server-only')
  })
})

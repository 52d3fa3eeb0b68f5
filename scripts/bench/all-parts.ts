import type { Part } from './part'

/** What a part needs before it is measured, and where it is. */
const parts: Record<string, { built: boolean; load: () => Promise<Part> }> = {
  guard: { built: true, load: async () => (await import('./parts/guard')).guard },
  page: { built: true, load: async () => (await import('./parts/page')).page },
  script: { built: true, load: async () => (await import('./parts/script')).script },
  kill: { built: true, load: async () => (await import('./parts/kill')).kill },
  races: { built: false, load: async () => (await import('./parts/races')).races },
  storm: { built: true, load: async () => (await import('./parts/storm')).signInStorm },
  soak: { built: true, load: async () => (await import('./parts/soak')).soak },
  'sign-in': { built: true, load: async () => (await import('./parts/sign-in')).signIn },
  assess: { built: false, load: async () => (await import('./parts/assess')).assess },
  forgot: { built: true, load: async () => (await import('./parts/forgot')).forgot },
  lists: { built: false, load: async () => (await import('./parts/lists')).lists },
  activities: { built: false, load: async () => (await import('./parts/activities')).activities },
  dashboard: { built: true, load: async () => (await import('./parts/dashboard')).dashboard },
  rollups: { built: false, load: async () => (await import('./parts/rollups')).rollups },
  map: { built: true, load: async () => (await import('./parts/map')).map },
  lighthouse: { built: true, load: async () => (await import('./parts/lighthouse')).lighthouse },
  retention: { built: true, load: async () => (await import('./parts/retention')).retention },
  recording: { built: false, load: async () => (await import('./parts/recording')).recording },
}

/** Whether a part is measured on the built application. */
export const isBuilt = (name: string): boolean => parts[name]?.built ?? false

/** Loads a part. @throws where there is none of this name. */
export async function load(name: string): Promise<Part> {
  const part = await parts[name]?.load()
  if (part === undefined) throw new Error(`There is no part "${name}".`)
  return part
}

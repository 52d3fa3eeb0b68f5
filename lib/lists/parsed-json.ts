import type { z } from 'zod'

/** A text of JSON by a schema; undefined where it is none or does not fit. */
export function parsedJson<S extends z.ZodType>(schema: S, text: string): z.infer<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

import type { UserContext } from '@/lib/access/context'

/** A verb whose answer tells how long it took, in whole milliseconds. */
export function timed<Input, Result>(verb: (ctx: UserContext, input: Input) => Promise<Result>) {
  return async (ctx: UserContext, input: Input): Promise<{ readonly result: Result; readonly serverMs: number; readonly input: Input }> => {
    const began = performance.now()
    const result = await verb(ctx, input)
    return { result, serverMs: Math.round(performance.now() - began), input }
  }
}

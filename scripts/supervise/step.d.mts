export function step(title: string, work: () => unknown): Promise<void>
export function complain(error: unknown): void

export function becomesHealthy(url: string, alive: () => boolean): Promise<boolean>

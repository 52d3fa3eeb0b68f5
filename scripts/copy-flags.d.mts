export function copyFlags(root?: string): void

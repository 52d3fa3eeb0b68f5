/** Where a key leads in a menu of these labels (WAI-ARIA: arrows go round, a letter goes to the next that begins with it); null where it leads nowhere. */
export function itemFor(key: string, at: number, labels: readonly string[]): number | null {
  const count = labels.length
  if (count === 0) return null
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (Math.max(at, 0) - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key.length !== 1 || key === ' ') return null
  const turned = labels.map((_, i) => (at + 1 + i) % count)
  return turned.find((i) => labels[i]?.toLowerCase().startsWith(key.toLowerCase())) ?? null
}

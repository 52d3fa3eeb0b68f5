/** The IANA name as this runtime has it, or null where it knows no such zone: the text may be a stranger's. */
export function knownZone(text: string | null | undefined): string | null {
  if (!text || !/^[A-Za-z0-9_+/-]{1,64}$/.test(text)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** Every zone to choose from, UTC first, then by name. */
export const allZones = (): readonly string[] => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

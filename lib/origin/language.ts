/** The first language tag of Accept-Language (BCP 47), in its usual spelling, at most 35 characters; null where there is none. */
export function languageOf(acceptLanguage: string | null): string | null {
  const [first = ''] = (acceptLanguage ?? '').slice(0, 200).split(',')
  const tag = first.split(';')[0]?.trim() ?? ''
  if (!/^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return null
  // RFC 4647 §2.3: what is too long is cut at a subtag, and no subtag of one letter stays at the end.
  const cut =
    tag.length > 35
      ? tag
          .slice(0, 36)
          .replace(/-[^-]*$/, '')
          .replace(/-[a-z0-9]$/i, '')
      : tag
  try {
    return Intl.getCanonicalLocales(cut)[0] ?? null
  } catch {
    return null
  }
}

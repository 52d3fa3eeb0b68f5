/** Hidden fields with which a GET form keeps what else the address says: `text` is its query part. */
export function KeptParts({ text, without = [] }: { readonly text: string; readonly without?: readonly string[] }) {
  const parts = [...new URLSearchParams(text)].filter(([name]) => !without.includes(name))
  return parts.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)
}

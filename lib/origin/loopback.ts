/** Whether a host (`name`, `name:port`, an address with or without brackets) names this very machine (RFC 6761 §6.3, RFC 6890). */
export function isLoopback(host: string): boolean {
  if (host === '::1') return true
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)
}

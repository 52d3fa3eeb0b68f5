const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const LONGEST_PATH = 200

/** A request's path as it may stand in a log: ids are public and stay, any other long part may be the secret of a link and is left out. */
export function toldPath(path: string): string {
  const parts = path.split('/').map((part) => (part.length < 24 || uuid.test(part) || path.startsWith('/_next/static/') ? part : '…'))
  return parts.join('/').slice(0, LONGEST_PATH)
}

import { type Answer, type Ask, ask } from './http'

const entities: Record<string, string> = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }
const plain = (text: string) => text.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
const attribute = (tag: string, name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** Hidden fields of the first form of a page that contains `mark`; React's own, by which an action works without script, are among them. */
export function hiddenFields(html: string, mark: string): [string, string][] {
  const form = [...html.matchAll(/<form[\s>][\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes(mark))
  if (form === undefined) throw new Error(`There is no form with ${mark} on the page.`)
  const hidden = [...form.matchAll(/<input [^>]*>/g)].map(([tag]) => tag).filter((tag) => attribute(tag, 'type') === 'hidden')
  return hidden.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])
}

/** Sends a form as a browser without script does. */
export async function submit(
  url: string,
  fields: readonly (readonly [string, string])[],
  { headers = {}, ...rest }: Ask = {},
): Promise<Answer> {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  const encoded = new Response(data)
  const body = Buffer.from(await encoded.arrayBuffer())
  const own = {
    'content-type': encoded.headers.get('content-type') ?? '',
    'content-length': String(body.length),
    origin: new URL(url).origin,
  }
  return ask(url, { ...rest, method: 'POST', headers: { accept: 'text/html', ...own, ...headers }, body })
}

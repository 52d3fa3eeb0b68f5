import { Fragment, isValidElement, type ReactNode } from 'react'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')

/** Elements without an end tag (HTML Living Standard, 13.1.2). */
const bare = new Set(['br', 'hr', 'img', 'link', 'meta'])
const names: Readonly<Record<string, string>> = { className: 'class', httpEquiv: 'http-equiv' }

const styleText = (style: object) =>
  Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')

function attribute([name, value]: [string, unknown]): string {
  if (name === 'children' || value === undefined) return ''
  const text = name === 'style' && typeof value === 'object' && value !== null ? styleText(value) : value
  if (typeof text !== 'string' && typeof text !== 'number') throw new Error(`A letter has no attribute ${name} of that kind.`)
  if (/^on|^dangerously/i.test(name)) throw new Error(`A letter has no attribute ${name}.`)
  if (name === 'href' && !/^https?:\/\//.test(String(text))) throw new Error('A link in a letter leads to a page.')
  return ` ${names[name] ?? name.toLowerCase()}="${escaped(String(text))}"`
}

/**
 * The HTML of what a TSX function without hooks gives: all that letters need. React's own renderers refuse to load under the condition `react-server`
 * (docs/decisions/0051).
 */
export function htmlOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string' || typeof node === 'number') return escaped(String(node))
  if (Array.isArray(node)) return node.map(htmlOf).join('')
  if (!isValidElement<Record<string, unknown> & { children?: ReactNode }>(node)) throw new Error('A letter holds what cannot be laid out.')
  const { type, props } = node
  if (type === Fragment) return htmlOf(props.children)
  if (typeof type === 'function') return htmlOf((type as (given: typeof props) => ReactNode)(props))
  if (typeof type !== 'string') throw new Error('A letter holds what cannot be laid out.')
  const start = `<${type}${Object.entries(props).map(attribute).join('')}>`
  return bare.has(type) ? start : `${start}${htmlOf(props.children)}</${type}>`
}

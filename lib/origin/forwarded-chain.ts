import { normalIp } from './ip'

/** One hop as a proxy wrote it: a normalised address, or null for what is none (`unknown`, `_hidden`, garbage). */
export type Hop = string | null

/** The hops of X-Forwarded-For, client's end first. Empty elements are no hops (RFC 9110 §5.6.1). */
export function hopsOfForwardedFor(header: string): Hop[] {
  return elements(header).map(hopOf)
}

/**
 * The hops of Forwarded (RFC 7239), client's end first. It is cut at every comma, also within quotes: no address holds one, and so a
 * quote that a client leaves open cannot swallow what the proxy appended. What is cut wrongly fails the strict form below.
 */
export function hopsOfForwarded(header: string): Hop[] {
  return elements(header).map((element) => {
    const values: string[] = []
    for (const pair of element.split(';')) {
      const match = /^\s*([\w!#$%&'*+.^`|~-]+)=(?:([\w!#$%&'*+.^`|~-]+)|"([^"\\]*)")\s*$/.exec(pair)
      if (match === null) return null
      if (match[1]?.toLowerCase() === 'for') values.push(match[2] ?? match[3] ?? '')
    }
    return values.length === 1 ? hopOf(values[0] ?? '') : null
  })
}

function elements(header: string): string[] {
  return header
    .split(',')
    .map((element) => element.trim())
    .filter((element) => element !== '')
}

/** An address with or without brackets and port. An IPv6 address without brackets has no port. */
function hopOf(text: string): Hop {
  const bracketed = /^\[([^\]]*)\](?::[\w.-]{1,32})?$/.exec(text)
  if (bracketed) return bracketed[1]?.includes(':') ? normalIp(bracketed[1]) : null
  const withPort = /^([\d.]+):[\w.-]{1,32}$/.exec(text)
  return normalIp(withPort?.[1] ?? text)
}

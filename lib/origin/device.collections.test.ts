import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ClientHints } from './client-hints'
import { deviceOf } from './device'

const folder = 'tests/fixtures/agents'
const rowsOf = (name: string) =>
  readFileSync(`${folder}/${name}.tsv`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

/** One browser, two names: the collections' words for what ours are. */
const browserWords: Readonly<Record<string, string>> = {
  IEMobile: 'IE',
  'Opera Mobi': 'Opera',
  'Opera Tablet': 'Opera',
  'Firefox Focus': 'Firefox',
  UCBrowser: 'UC Browser',
  QQBrowser: 'QQ Browser',
  'BlackBerry Browser': 'BlackBerry',
  'MIUI Browser': 'Miui Browser',
}
/** The collections do not agree on which distributions are systems of their own. */
const distributions = /^(?:k?ubuntu|debian|fedora|mint|gentoo|(?:open)?suse|mandriva|red ?hat|centos|arch|slackware|mageia|pclinuxos)$/i

function told(userAgent: string, hints: ClientHints = {}) {
  const { browser, os, osVersion } = deviceOf(userAgent, hints)
  const system = os === null ? '-' : distributions.test(os) ? 'Linux' : /BSD$/.test(os) ? 'BSD' : /^BlackBerry/.test(os) ? 'BlackBerry' : os
  return { browser: browserWords[browser ?? ''] ?? browser ?? '-', system, version: osVersion ?? '-' }
}

type Count = { of: number; right: number }
const share = ({ of, right }: Count) => (100 * right) / of
const count = (): Count => ({ of: 0, right: 0 })

/** Counts a pair and, where it is wrong, lists it. What a collection does not say ("-") does not count. */
function judge(counted: Count, expected: string, got: string, wrong: string[], line: string): void {
  if (expected === '-') return
  counted.of += 1
  if (expected === got) counted.right += 1
  else wrong.push(`${expected} → ${got}\t${line}`)
}

const listed = (name: string) =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .sort()

describe('user agents of public collections', () => {
  const wrong: string[] = []
  const browsers = count()
  const systems = count()
  let agents = 0
  for (const collection of ['whichbrowser', 'uap-core', 'bowser']) {
    for (const [browser = '-', system = '-', userAgent = ''] of rowsOf(collection)) {
      const device = told(userAgent)
      agents += 1
      judge(browsers, browser, device.browser, wrong, userAgent)
      judge(systems, system, device.system, wrong, userAgent)
    }
  }

  it('at least 2,000, of which 96 % and more have the right browser and the right system', () => {
    expect(agents).toBeGreaterThanOrEqual(2000)
    expect(share(browsers)).toBeGreaterThanOrEqual(97)
    expect(share(systems)).toBeGreaterThanOrEqual(97)
  })

  it('the mistakes are those in the list: what was mended leaves it, what is new is a step back', () => {
    expect(wrong.sort()).toEqual(listed('mistakes.txt'))
  })
})

describe('client hints of real browsers', () => {
  const wrong: string[] = []
  const browsers = count()
  const systems = count()
  const versions = count()
  for (const [browser = '', system = '', version = '', userAgent = '', hints = '{}'] of rowsOf('client-hints')) {
    const device = told(userAgent, JSON.parse(hints) as ClientHints)
    const line = `${userAgent}\t${hints}`
    judge(browsers, browser, device.browser, wrong, line)
    judge(systems, system, device.system, wrong, line)
    judge(versions, version, device.version, wrong, line)
  }

  it('at least 150, browser and system right in 95 %, the system’s version in 96 %', () => {
    expect(versions.of).toBeGreaterThanOrEqual(150)
    expect(share(browsers)).toBeGreaterThanOrEqual(95)
    expect(share(systems)).toBeGreaterThanOrEqual(96)
    expect(share(versions)).toBeGreaterThanOrEqual(96)
  })

  it('the mistakes are those in the list', () => {
    expect(wrong.sort()).toEqual(listed('client-hints-mistakes.txt'))
  })
})

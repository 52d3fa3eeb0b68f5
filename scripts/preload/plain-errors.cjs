'use strict'
const { isNativeError } = require('node:util/types')

/** Lines a minute. A stranger can make Next fail to read a body as often as he likes; what is his doing must not fill the disk. */
const most = 30
const windowMilliseconds = 60_000
const longest = 500

/** What Next says when it could not read what it was sent: a client's fault, which needs no stack. */
const unread =
  /^(?:Error: Failed to find Server Action|TypeError: Failed to parse body as FormData|Error: Unexpected end of form|SyntaxError: JSON |Error: aborted|TypeError: \w+ is not iterable)/

/** Makes visible what a terminal would obey: escape sequences, and line breaks, with which a log could be given lines of its own. */
function visible(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** JSON.parse quotes what it was given, which may be a password on its way: only that it could not be read is told. */
function messageOf(error) {
  const message = String(error.message)
  return error.name === 'SyntaxError' && /JSON|Unexpected/.test(message) ? 'JSON could not be read' : message
}

/** One structured line, as lib/web/log.ts writes them, of whatever was given to console.error. */
function lineOf(args, time) {
  const error = args.find((arg) => isNativeError(arg))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Next colours its words
  const words = args.filter((arg) => typeof arg === 'string').map((text) => text.replace(/\u001b\[[\d;]*m/g, ''))
  const told = error === undefined ? words.join(' ') : `${error.name}: ${messageOf(error)}`
  const msg = visible(told.trim()).slice(0, longest)
  if (unread.test(told)) return { level: 40, time, msg }
  const frames = String(error?.stack ?? '')
    .split('\n')
    .filter((line) => /^ +at /.test(line))
  return {
    level: 50,
    time,
    msg,
    ...(error?.digest === undefined ? {} : { digest: String(error.digest) }),
    ...(frames.length > 0 ? { stack: frames } : {}),
  }
}

/** Replaces console.error, by which Next tells of what failed, by structured lines: without what was sent, and not more than 30 a minute. */
function plainErrors(console, now = () => Date.now()) {
  const { error } = console
  const write = (line) => error.call(console, JSON.stringify(line))
  let began = Number.NEGATIVE_INFINITY
  let written = 0
  console.error = (...args) => {
    const at = now()
    const time = new Date(at).toISOString()
    if (at - began >= windowMilliseconds) {
      if (written > most) write({ level: 40, time, msg: 'more errors than these were told to the console', count: written - most })
      began = at
      written = 0
    }
    written += 1
    if (written <= most) write(lineOf(args, time))
  }
}

module.exports = { plainErrors }

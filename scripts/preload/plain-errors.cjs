'use strict'
const { isNativeError } = require('node:util/types')

/** Makes visible what a terminal would obey: escape sequences, and line breaks, with which a log could be given lines of its own. */
function visible(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Next logs what it could not read with the message of the error, and JSON.parse quotes in it what a stranger sent. */
function plainErrors(console) {
  const { error } = console
  console.error = (...args) => {
    for (const arg of args) if (isNativeError(arg)) makeVisible(arg)
    return error.apply(console, args)
  }
}

function makeVisible(error) {
  const message = String(error.message)
  if (visible(message) === message) return
  const stack = String(error.stack)
  // A frozen error stays as it is: saying it matters more.
  Reflect.set(error, 'message', visible(message))
  Reflect.set(
    error,
    'stack',
    stack.replace(message, () => visible(message)),
  )
}

module.exports = { plainErrors }

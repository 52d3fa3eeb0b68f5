import { dictionary } from '@zxcvbn-ts/language-common'

let common: Set<string> | undefined

/** Whether the password is on the list of common ones, in whatever case and with digits or marks around it. */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(dictionary['passwords-common'] as string[])
  const plain = password.toLowerCase()
  const core = plain.replace(/^[\d\W_]+|[\d\W_]+$/gu, '')
  // One short run repeated ("aaaaaaaaaaaa", "abcabcabcabc") is on no list and tried first all the same.
  const repeated = /^(.{1,4})\1+$/u.test(plain)
  return (
    repeated ||
    common.has(plain) ||
    (core.length >= 4 && core.length >= plain.length - 4 && common.has(core)) ||
    isCommonTwice(plain, common)
  )
}

function isCommonTwice(plain: string, list: Set<string>): boolean {
  const half = plain.length / 2
  return Number.isInteger(half) && plain.slice(0, half) === plain.slice(half) && list.has(plain.slice(0, half))
}

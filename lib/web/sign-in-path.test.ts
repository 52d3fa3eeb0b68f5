import { expect, test } from 'vitest'
import { signInPath } from './sign-in-path'

test.each([
  ['http://localhost:3000/contacts/new', '/sign-in?next=%2Fcontacts%2Fnew'],
  ['https://rollcall.example.org/sessions?status=active&q=a%20b', '/sign-in?next=%2Fsessions%3Fstatus%3Dactive%26q%3Da%2520b'],
  // Another site’s page has no path that leads further than a path of ours.
  ['https://evil.test//evil.test', '/sign-in'],
  ['https://evil.test/%2Fx', '/sign-in'],
  ['javascript:alert(1)', '/sign-in'],
  ['http://localhost:3000/sign-in?next=%2Fx', '/sign-in'],
  ['', '/sign-in'],
  ['no address', '/sign-in'],
])('from %j', (referer, path) => {
  expect(signInPath(new Headers({ referer }))).toBe(path)
})

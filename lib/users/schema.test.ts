import { expect, test } from 'vitest'
import { emailSchema } from './schema'

test.each([
  [' Ada@Example.ORG ', 'ada@example.org'],
  // As Chromium sends what is typed, and as Firefox does.
  ['ada@xn--mnchen-3ya.example', 'ada@xn--mnchen-3ya.example'],
  ['ada@MÜNCHEN.example', 'ada@xn--mnchen-3ya.example'],
  ['ada@mu\u0308nchen。example', 'ada@xn--mnchen-3ya.example'],
  ['JU\u0308RGEN@例え.テスト', 'jürgen@xn--r8jz45g.xn--zckzah'],
])('%j is the address %s', (typed, address) => expect(emailSchema.parse(typed)).toBe(address))

test.each(['ada', 'ada@example', 'a da@example.org', 'ada@a@example.org', 'ada@<b>.org', `${'ü'.repeat(250)}@b.org`, 'ada@ü%.org'])(
  '%s is none',
  (typed) => expect(emailSchema.safeParse(typed).success).toBe(false),
)

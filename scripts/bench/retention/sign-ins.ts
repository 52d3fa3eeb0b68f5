import { visitor } from '@/tests/helpers/visitor'

/** Fewer than the limiter lets through from one network. */
const PER_NETWORK = 20

export type SignIns = { readonly times: readonly number[]; readonly errors: number }

/** Signs people in one after the other, each from a browser of their own, at least `least` times and until `over`. Addresses vary through a trusted proxy. */
export function signInUntil(origin: string, emails: readonly string[]): (least: number, over: () => boolean) => Promise<SignIns> {
  let turn = 0
  return async (least, over) => {
    const times: number[] = []
    let errors = 0
    while (times.length + errors < least || !over()) {
      const browser = visitor({ url: origin })
      const network = Math.floor(turn / PER_NETWORK)
      const address = `198.${18 + (network >> 8)}.${network & 255}.${1 + (turn % PER_NETWORK)}`
      const began = performance.now()
      await browser.signIn({ email: emails[turn % emails.length] ?? '' }, { 'x-forwarded-for': address }).then(
        () => times.push(performance.now() - began),
        () => {
          errors += 1
        },
      )
      turn += 1
    }
    return { times, errors }
  }
}

import { type Answer, type Ask, ask } from './http'
import { type Person, password } from './people'
import type { TestServer } from './server'
import { actionId, type Fields, type Outcome, outcomeOf, plainCall, scriptedCall } from './server-actions'

type Acted = Answer & {
  readonly outcome: Outcome | null
  /** Where the action leads to. */
  readonly leadsTo: string | null
}

/** A browser without script: keeps cookies, follows nothing. */
export type Visitor = {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Ask['headers']): Promise<Answer>
  post(path: string, ask?: Ask): Promise<Answer>
  /** Calls a server action as a page's script does, or as its form does without script. */
  act(page: string, action: string, fields: Fields, how?: 'scripted' | 'plain', headers?: Ask['headers']): Promise<Acted>
  signIn(person: Pick<Person, 'email'>, headers?: Ask['headers']): Promise<void>
}

const signInAction = 'app/(sign-in)/sign-in/actions.ts#signIn'
const html = { accept: 'text/html' }

export function visitor({ url }: Pick<TestServer, 'url'>, origin = url, over: Ask['over'] = {}): Visitor {
  const cookies = new Map<string, string>()

  const send = async (path: string, { headers, ...rest }: Ask): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await ask(url + path, { ...rest, over, headers: { ...(cookie === '' ? {} : { cookie }), ...headers } })
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0\b/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }

  const act: Visitor['act'] = async (page, action, fields, how = 'scripted', headers = {}) => {
    const id = actionId(action)
    const { body, type } = how === 'plain' ? plainCall(id, fields) : scriptedCall(fields)
    const call = how === 'plain' ? html : { accept: 'text/x-component', 'next-action': id }
    const answer = await send(page, { method: 'POST', body, headers: { origin, 'content-type': type, ...call, ...headers } })
    const redirected = answer.headers['x-action-redirect'] ?? answer.headers.location
    const leadsTo = redirected === undefined ? null : String(redirected).replace(/;(push|replace)$/, '')
    return { ...answer, outcome: outcomeOf(answer.body), leadsTo }
  }

  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers: { ...html, ...headers } }),
    post: (path, { headers = {}, ...rest } = {}) => send(path, { method: 'POST', headers: { origin, ...headers }, ...rest }),
    act,
    signIn: async ({ email }, headers = {}) => {
      const { leadsTo, body } = await act('/sign-in', signInAction, { email, password }, 'scripted', headers)
      if (leadsTo !== '/') throw new Error(`Signing in failed: ${body.slice(0, 300)}`)
    },
  }
}

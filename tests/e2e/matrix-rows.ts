/** Who asks, in the order of the columns below. */
export const callers = ['nobody', 'audit_user', 'audit_manager', 'system_administrator', 'killed'] as const
export type Caller = (typeof callers)[number]

/**
 * What each of them gets. `all`: a page with other people's data; `own`: one with nothing but their own; `open`: one that shows nobody;
 * `→ path`: led there; `✎`: and something was stored; `done`; `ok`: done, or so already; `no: …`: the form says so; a number: that status.
 * In braces: `{other}` the session of another Audit User, `{admin}` that of a System Administrator, `{self}` the caller's, `{mine}` another one of the caller, `{person}` that
 * other user, `{invited}` somebody who has no password yet, `{new}` an address that nobody has, `{known}` somebody's with the password, `{invite}` and `{setup}` a fresh link's secret,
 * `{renewal}` one for a new password, `{notMe}` one of a letter about a sign-in, `{address}` one by which a new address is confirmed, `{moving}` somebody who was sent such, `{case}` a case of that other user, `{disabled}` somebody disabled, `{contact}` a contact of that other user, `{activity}` something that they did, `{own}` one of the caller's, `{notice}` one of another session of the caller, `{seen}` what names their content,
 * `{revision}` what names the settings in force, `{minutes}` another number of minutes than that between clean-ups.
 */
type Gets = readonly [nobody: string, user: string, manager: string, administrator: string, killed: string]

export const alike = (what: string): Gets => [what, what, what, what, what]
export const role = 'no: Your role does not allow this.'
export const here = 'no: This is the session you are in.'
export const unseen = 'no: This session is not known.'
export const signedIn = (path: string, user: string, manager: string, administrator: string): Gets => {
  const away = `→ /sign-in?next=${encodeURIComponent(path)}`
  return [away, user, manager, administrator, away]
}
export const person = (user: string, manager: string, administrator: string): Gets => [
  '→ /sign-in',
  user,
  manager,
  administrator,
  '→ /sign-in',
]

/** `from`: where the router says that it comes from, which makes a session's address that of the drawer. */
export type PageRow = { readonly file: string; readonly path: string; readonly gets: Gets; readonly from: string }
export const page = (file: string, path: string, gets: Gets, from = ''): PageRow => ({ file: `app/${file}/page.tsx`, path, gets, from })
export const unknownId = '01900000-0000-7000-8000-000000000000'

export type ActionRow = {
  readonly name: string
  readonly page: string
  readonly fields: Readonly<Record<string, string>>
  readonly gets: Gets
}
export const action = (name: string, page: string, fields: ActionRow['fields'], gets: Gets): ActionRow => ({
  name: `app/${name}`,
  page,
  fields,
  gets,
})

export type RouteRow = { readonly file: string; readonly method: string; readonly path: string; readonly gets: Gets }
export const route = (method: string, path: string, gets: Gets): RouteRow => ({
  file: `app${path.split('?')[0]}/route.ts`,
  method,
  path,
  gets,
})

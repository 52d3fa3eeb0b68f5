import { beforeAll, describe, expect, test } from 'vitest'
import { columnsOf } from '@/lib/db/models'
import { testDatabase } from '@/tests/helpers/database'
import { may } from './may'
import { type Action, actions, type Model, policy, retained, secrets } from './policy'
import { roles } from './roles'

const actors = [...roles, 'system'] as const
const models = Object.keys(columnsOf) as Model[]
const cells = actors.flatMap((role) => models.map((model) => [role, model] as const))
const unknown = (model: Model, names: readonly string[]) => names.filter((name) => !columnsOf[model].includes(name))

beforeAll(() => testDatabase())

describe('ASVS 8.x the policy’s page', () => {
  test('it names every role and every table', () => {
    expect(Object.keys(policy).sort()).toEqual([...actors].sort())
    expect(models.length).toBe(13)
    expect(cells.filter(([role, model]) => policy[role][model] === undefined)).toEqual([])
    expect(Object.keys(secrets).sort()).toEqual([...models].sort())
  })

  test.each(cells)('%s on %s: every column that is named exists', (role, model) => {
    const { see, create = [], createOwn, update, updateOwn } = policy[role][model]
    const owner = typeof see === 'object' ? [see.own] : []
    expect(unknown(model, [...owner, ...create, ...(update?.columns ?? []), ...Object.keys(update?.except ?? {})])).toEqual([])
    expect(unknown(model, createOwn === undefined ? [] : [createOwn])).toEqual([])
    expect(unknown(model, updateOwn === undefined ? [] : [updateOwn.owner, ...updateOwn.columns])).toEqual([])
  })

  test.each(models)('%s: its secrets and the time of its retention exist', (model) => {
    expect(unknown(model, [...secrets[model], ...(retained[model] === undefined ? [] : [retained[model].column])])).toEqual([])
  })

  test('every column that holds a hash is a secret', () => {
    const hashes = models.flatMap((model) => columnsOf[model].filter((name) => /hash/i.test(name)).map((name) => [model, name] as const))
    expect(hashes.length).toBe(4)
    expect(hashes.filter(([model, name]) => !secrets[model].includes(name))).toEqual([])
  })

  test('nobody but Rollcall itself writes a secret or somebody else’s password; a status only administrators, and not at creation', () => {
    const written = (role: (typeof roles)[number]) => {
      const { create = [], update } = policy[role].user
      return [...create.map((name) => `${name} at creation`), ...(update?.columns ?? [])]
    }
    const itsOwn = /^(passwordHash|status|id|lastSignInAt)\b/
    expect(roles.map((role) => written(role).filter((name) => itsOwn.test(name)))).toEqual([[], [], ['status']])
    for (const role of roles) {
      const own = policy[role].user.updateOwn
      expect([own?.owner, own?.columns.filter((name) => ['status', 'id', 'role', 'email', 'lastSignInAt'].includes(name))]).toEqual([
        'id',
        [],
      ])
    }
  })

  test('rows are removed by administrators alone, and only known browsers; contacts by whoever sees them', () => {
    const removable = cells.filter(([role, model]) => policy[role][model].remove === true)
    expect(removable.filter(([, model]) => model !== 'contact')).toEqual([['system_administrator', 'knownDevice']])
    expect(removable.filter(([, model]) => model === 'contact').map(([role]) => role)).toEqual([...roles])
  })

  test('a row with an owner is made for oneself, and stays with its owner', () => {
    const owned = cells.filter(([role, model]) => policy[role][model].createOwn !== undefined)
    const links = (['audit_user', 'audit_manager'] as const).map((role) => [role, 'token'])
    expect(owned.sort()).toEqual([...roles.map((role) => [role, 'contact']), ...links].sort())
    for (const [role, model] of owned) {
      const { create, createOwn = '', update, updateOwn } = policy[role][model]
      const changeable = [...(update?.columns ?? []), ...(updateOwn?.columns ?? [])]
      expect([create?.includes(createOwn), changeable.includes(createOwn)]).toEqual([true, false])
    }
  })
})

describe('ASVS 8.x who may do what', () => {
  const matrix: [Action, boolean, boolean, boolean][] = [
    ['account.see', true, true, true],
    ['account.change', true, true, true],
    ['session.list', true, true, true],
    ['session.export', true, true, true],
    ['session.end_own', true, true, true],
    ['activity.list', true, true, true],
    ['activity.export', true, true, true],
    ['activity.see_everyones', false, true, true],
    ['activity.list_own', true, true, true],
    ['session.see_everyones', false, true, true],
    ['session.kill', false, true, true],
    ['contact.list', true, true, true],
    ['contact.see_everyones', false, true, true],
    ['contact.create', true, true, true],
    ['contact.edit', true, true, true],
    ['contact.delete', true, true, true],
    ['contact.import', true, true, true],
    ['notice.see', true, true, true],
    ['notice.put_away', true, true, true],
    ['job.see', false, true, true],
    ['recording.see', false, true, true],
    ['device.relabel', false, true, true],
    ['place.correct', false, true, true],
    ['review.see', false, true, true],
    ['review.write', false, true, true],
    ['settings.see', false, true, true],
    ['settings.change', false, true, true],
    ['case.see', false, true, true],
    ['session.disown', true, true, true],
    ['mail.see', false, false, true],
    ['mail.change', false, false, true],
    ['mail.send_again', false, false, true],
    ['mail.send_test', false, false, true],
    ['user.list', false, true, true],
    ['user.create', false, false, true],
    ['user.renew_invite', false, false, true],
    ['user.make_password_link', false, false, true],
    ['user.change_role', false, false, true],
    ['user.edit', false, false, true],
    ['user.disable', false, false, true],
    ['user.enable', false, false, true],
    ['user.delete', false, false, true],
  ]

  test('the matrix names every action', () => {
    expect(matrix.map(([action]) => action).sort()).toEqual(Object.keys(actions).sort())
  })

  test.each(matrix)('%s: user %s, manager %s, administrator %s', (action, ...expected) => {
    expect(roles.map((role) => may({ role }, action))).toEqual(expected)
  })
})

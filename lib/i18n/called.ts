import { enShell } from './en-shell'

const { people } = enShell

/** A person's name with the address beside it: null where the name is enough, empty where the person was deleted since. */
export const called = (name: string, address: string | null): string =>
  address === null ? name : people.called(name, address === '' ? people.gone : address)

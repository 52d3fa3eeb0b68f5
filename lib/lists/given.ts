/** What an address asks for, by name, with every value of a name that stands there more than once: as a page is given it. */
export const givenOf = (address: URLSearchParams): Readonly<Record<string, string[]>> =>
  Object.fromEntries([...new Set(address.keys())].map((name) => [name, address.getAll(name)]))

/** By which the tabs of a browser speak to one another; nobody hears himself. */
export type Channel<Word> = { say(word: Word): void; close(): void }

/** By BroadcastChannel, or, where there is none, by storage events, which every other tab gets. Null where there is neither. */
export function openChannel<Word>(name: string, hear: (word: Word) => void): Channel<Word> | null {
  return typeof BroadcastChannel === 'undefined' ? byStorage(`${name}.said`, hear) : byBroadcast(name, hear)
}

function byBroadcast<Word>(name: string, hear: (word: Word) => void): Channel<Word> {
  const channel = new BroadcastChannel(name)
  channel.onmessage = (event: MessageEvent<Word>) => hear(event.data)
  return { say: (word) => channel.postMessage(word), close: () => channel.close() }
}

function byStorage<Word>(key: string, hear: (word: Word) => void): Channel<Word> | null {
  // Taken away at once, so that the same word said twice is two events, and nothing is left lying.
  const put = (text: string) => {
    try {
      localStorage.setItem(key, text)
      localStorage.removeItem(key)
      return true
    } catch {
      return false
    }
  }
  if (!put('')) return null
  const listen = (event: StorageEvent) => event.key === key && event.newValue && hear(JSON.parse(event.newValue) as Word)
  addEventListener('storage', listen)
  return { say: (word) => void put(JSON.stringify(word)), close: () => removeEventListener('storage', listen) }
}

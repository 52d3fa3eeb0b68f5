import { parseTheme, type Theme } from './theme'

const name = 'rollcall.theme'

/** Tells this browser's other tabs which look was chosen. */
export function shareTheme(theme: Theme): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(name)
  channel.postMessage(theme)
  channel.close()
}

/** Hears what another tab chose. Answers how to stop. Where tabs cannot talk, the next page brings it. */
export function hearTheme(hear: (theme: Theme) => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(name)
  channel.onmessage = (event: MessageEvent<unknown>) => hear(parseTheme(event.data))
  return () => channel.close()
}

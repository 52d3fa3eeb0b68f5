/** Another text whenever a session has other notices to show, by their ids, newest first; empty where it has none. */
export const noticesMark = (ids: readonly string[]): string => (ids.length === 0 ? '' : `${ids.length} ${ids[0]}`)

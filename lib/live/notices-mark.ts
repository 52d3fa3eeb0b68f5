/** Another text whenever a session has other notices to show, by their ids, newest first; empty where it has none. */
export const noticesMark = (ids: readonly string[]): string => (ids.length === 0 ? '' : `${ids.length} ${ids[0]}`)

/** How many notices a mark is of. */
export const countOfMark = (mark: string): number => Number.parseInt(mark, 10) || 0

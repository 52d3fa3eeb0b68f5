import type { WriteOptions } from '@/lib/db/write'

/** Whatever makes links of one person, or takes their address away, queues here: two at once would not see each other's, and both links would work. */
export const linksQueue = (userId: string): WriteOptions => ({ lock: `rollcall.links.${userId}` })

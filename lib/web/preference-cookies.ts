/** Cookies in which a browser keeps how it shows things; nothing secret, and scripts write them too. */
export const themeCookie = 'rollcall.theme'
export const zoneCookie = 'rollcall.zone'
/** `utc` where times are shown in UTC instead of one's own zone. */
export const timesCookie = 'rollcall.times'

/** How long a browser keeps them, in seconds. */
export const preferenceSeconds = 365 * 86_400

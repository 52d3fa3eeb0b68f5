/** The database that is migrated once; each test file works on a copy of its own. */
export const TEMPLATE = 'rollcall_template'

/** The id of the heading that says which record is shown, or that there is none: it names the drawer too. */
export const recordTitle = 'record'

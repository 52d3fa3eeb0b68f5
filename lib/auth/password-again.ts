/** The field in which a form gives the password again. Actions that declare `fresh` read it; it is no part of their input. */
export const passwordAgain = 'currentPassword'

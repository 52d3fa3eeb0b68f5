export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Secrets are never kept, files cannot be, and what no person types needs not be. */
const never = new Set(['password', 'hidden', 'file', 'submit', 'button', 'reset', 'image'])

/** The fields of a form that a person fills in, but for passwords and other secrets. */
export function fieldsIn(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((field): field is Control => {
    const isControl = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
    return isControl && field.name !== '' && !never.has(field.type) && !/password|one-time-code/.test(field.autocomplete)
  })
}

/** Whether a field is ticked rather than written in. */
export const isTicked = (field: Control): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio'

/** What tells a form from the others of its page: what it is about, and what it asks for. */
export function nameOf(form: HTMLFormElement): string {
  const about = [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"][name$="Id"]')].map(
    ({ name, value }) => `${name}=${value}`,
  )
  return [...about, ...new Set(fieldsIn(form).map(({ name }) => name))].join(' ')
}

import { type Control, fieldsIn, isTicked, nameOf } from './form-fields'
import { herePath, type KeptField, type KeptForm, take } from './kept'
import { openers, press, wayOf } from './opener'

const everyMs = 100
/** Dialogs and parts of a page may come later than the page. */
const longestMs = 5_000

/** Puts back what this person had typed here when the last session ended, and forgets it. */
export async function putBack(person: string, session: string): Promise<void> {
  const path = herePath()
  for (const kept of take(person, session, path)) {
    const form = await untilThere(kept, path)
    if (form !== null) fill(form, kept.fields)
  }
}

/** The form, with its dialog open; null where it does not come, or the person has gone elsewhere meanwhile. */
async function untilThere({ form: name, opener }: KeptForm, path: string): Promise<HTMLFormElement | null> {
  const find = () => [...document.querySelectorAll('form')].find((form) => nameOf(form) === name) ?? null
  let pressed = false
  for (const until = performance.now() + longestMs; performance.now() < until && herePath() === path; await pause()) {
    const form = find()
    const dialog = form?.closest('dialog') ?? null
    if (form !== null && (dialog === null || dialog.open)) return form
    if (pressed || !opener) continue
    const button = openers().find((one) => wayOf(one) === opener)
    pressed = button !== undefined && press(button)
  }
  return find()
}

const pause = () => new Promise((resolve) => setTimeout(resolve, everyMs))

function fill(form: HTMLFormElement, fields: readonly KeptField[]): void {
  for (const { name, value, checked } of fields) {
    const field = fieldsIn(form).find((one) => one.name === name && (!isTicked(one) || one.value === value))
    if (field === undefined) continue
    if (checked === undefined) write(field, value)
    else if (isTicked(field) && field.checked !== checked) field.click()
  }
}

/** As typing does it: React hears of a value only where it was not put past the element's own setter, by an event. */
function write(field: Control, value: string): void {
  if (field.value === value) return
  const { prototype } =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))
}

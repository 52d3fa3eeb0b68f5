import { fieldsIn, isTicked, nameOf } from './form-fields'
import { forget, herePath, type KeptForm, keep } from './kept'
import { wayOf } from './opener'

const settleMs = 400
/** A dialog that opens later than this was opened by something else than what was pressed last. */
const openedMs = 5_000

export type Keeping = {
  /** Keeps what stands in the forms now; with `forNext` for the next session or this one, whichever comes. */
  now(forNext?: boolean): void
  stop(): void
}

function kept(form: HTMLFormElement, openers: WeakMap<Element, string>): KeptForm {
  const dialog = form.closest('dialog')
  const fields = fieldsIn(form).map((field) => ({
    name: field.name,
    value: field.value,
    ...(isTicked(field) && { checked: field.checked }),
  }))
  return { form: nameOf(form), opener: (dialog && openers.get(dialog)) || null, fields }
}

/**
 * Keeps in this tab, as it goes, what a person types: a session may end with the tab asleep, or with the form on its way. Forms that were sent and
 * done are forgotten, and everything is with signing out. Forms that only search, and those of the frame, are no work that could be lost.
 */
export function keepTyped(person: string, session: string): Keeping {
  const typed = new Set<HTMLFormElement>()
  const openers = new WeakMap<Element, string>()
  let pressed = { way: '', at: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined

  const now = (forNext = false) => {
    clearTimeout(timer)
    const forms = [...typed].filter((form) => form.isConnected).map((form) => kept(form, openers))
    keep({ person, session: forNext ? null : session, path: herePath(), forms: forms.filter(({ fields }) => fields.length > 0) })
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(now, settleMs)
  }
  const onInput = ({ target }: Event) => {
    const form = target instanceof Element ? target.closest('form') : null
    if (form === null || form.closest('search') !== null || form.closest('main') === null) return
    typed.add(form)
    soon()
  }
  const onPress = ({ target }: Event) => {
    const control = target instanceof Element ? target.closest('button, a') : null
    // Also what opens nothing: the next dialog is not for an earlier press.
    if (control !== null) pressed = { way: control instanceof HTMLButtonElement ? wayOf(control) : '', at: performance.now() }
  }
  // A dialog takes the focus when it opens, and what was pressed last has opened it.
  const onFocus = ({ target }: Event) => {
    const dialog = target instanceof Element ? target.closest('dialog') : null
    if (dialog === null || openers.has(dialog)) return
    openers.set(dialog, performance.now() - pressed.at < openedMs ? pressed.way : '')
  }
  // A form is emptied once its action has answered. What was refused is still to be put right.
  const onReset = ({ target }: Event) => {
    setTimeout(() => {
      if (!(target instanceof HTMLFormElement) || target.querySelector('[data-answered], [aria-invalid="true"]')) return
      typed.delete(target)
      soon()
    })
  }
  const onSubmit = ({ target }: Event) => {
    if (!(target instanceof HTMLFormElement) || target.getAttribute('action') !== '/api/sign-out') return now()
    clearTimeout(timer)
    typed.clear()
    forget()
  }
  const listeners = { input: onInput, change: onInput, click: onPress, focusin: onFocus, reset: onReset, submit: onSubmit }
  for (const [kind, listen] of Object.entries(listeners)) document.addEventListener(kind, listen, true)
  return {
    now,
    stop() {
      clearTimeout(timer)
      for (const [kind, listen] of Object.entries(listeners)) document.removeEventListener(kind, listen, true)
    },
  }
}

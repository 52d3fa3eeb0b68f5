/** One line of a letter's table. `isExact`: to be read sign by sign. */
export type Fact = { readonly label: string; readonly lines: readonly string[]; readonly isExact?: true }

export type Way = { readonly label: string; readonly address: string }

/** A letter in words, before it is laid out: both its parts say the same. */
export type LetterWords = {
  readonly subject: string
  /** What mail programs show beside the subject. */
  readonly preview: string
  readonly title: string
  readonly opening: readonly string[]
  readonly facts?: readonly Fact[]
  /** Several things that a letter tells together. */
  readonly items?: readonly { readonly title: string; readonly lines: readonly string[] }[]
  /** What somebody says to the reader. */
  readonly said?: { readonly label: string; readonly lines: readonly string[] }
  readonly button?: Way & { readonly isAlarm?: true }
  /** Another answer, given at the same address as the button's. */
  readonly orElse?: string
  readonly closing?: readonly string[]
  /** Why the reader gets it, in one sentence. */
  readonly why: string
  /** Where it stands which letters one gets. */
  readonly choose?: Way
}

/** What all letters share. */
export type LetterLook = { readonly productName: string; readonly origin: string }

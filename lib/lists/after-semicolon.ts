const FORMULA = /;(?=[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

/** A text no part of which is a formula for a reader that takes semicolons for separators, as those of many countries do (OWASP, CSV injection). */
export const harmlessAfterSemicolon = (text: string): string => text.replace(FORMULA, ";'")

/** The same of JSON, whose value stays: the semicolon stands as its number (RFC 8259, 7). */
export const jsonAfterSemicolon = (json: string): string => json.replace(FORMULA, '\\u003b')

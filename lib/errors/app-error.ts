/** Every way in which a request can be refused. The status of each stands in `statusOf`. */
export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'reauth_required'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_many'
  | 'too_large'
  | 'unavailable'

/** HTTP status codes (RFC 9110, RFC 6585) by error code. */
export const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  reauth_required: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  too_large: 413,
  unavailable: 503,
}

/** An error that may be told to the caller: its message is written for a person and holds no internals. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Messages beside the fields of a form, by field name. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** What led to it, for the log alone. */
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'AppError'
  }
}

/** A refusal, and what the record of it names: the action, and where it would have been done to somebody, whom. */
export class RefusedError extends AppError {
  constructor(
    message: string,
    readonly about: { readonly action: string; readonly whose?: string },
  ) {
    super('forbidden', message)
  }
}

/** The three roles, least first. Stored as text with a CHECK, so that generated columns may use it. */
export const roles = ['audit_user', 'audit_manager', 'system_administrator'] as const
export type Role = (typeof roles)[number]

/** Who acts: a person, or a part of Rollcall itself. A job is an actor of its own, never a missing user. */
export type Actor =
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'system'; readonly name: string }

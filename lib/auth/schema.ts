import { z } from 'zod'

/** The form of the sign-in page. What is wrong with an address or password is not said there, so nothing more is checked. */
export const signInSchema = z.object({
  email: z.string().refine((value) => value.trim() !== '', 'Enter your email address.'),
  password: z.string().refine((value) => value !== '', 'Enter your password.'),
  next: z.string().optional(),
})
export type SignInForm = z.infer<typeof signInSchema>

/** The form for a forgotten password. As at signing in, nothing is said there of what was typed. */
export const forgottenSchema = z.object({ email: signInSchema.shape.email })
export type Forgotten = z.infer<typeof forgottenSchema>

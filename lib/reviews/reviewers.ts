import { actions } from '@/lib/access/policy'

/** Those who can take a review on: whoever may write one, and can sign in. */
export const reviewers = { status: 'active', role: { in: [...actions['review.write']] as string[] } }

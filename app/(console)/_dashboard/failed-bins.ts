import type { AskedPage } from '@/app/(console)/_analysis/analysis-page'
import { askedPeriod, binsFrom } from '@/lib/analytics/asked-period'

/** The bars of failed sign-ins: those of the period, however many sessions there are. */
export function failedBins({ ctx, query, clock }: AskedPage) {
  const asked = askedPeriod(ctx, query, clock.zone)
  return binsFrom(asked.from, asked)
}

import { useMemo } from 'react'
import type { FreshRows } from '@/app/(console)/sessions/_list/fresh-rows'
import type { PointTone } from '@/lib/db/session-point-rows'
import type { PinWords } from './pin-words'
import { useAnswer } from './use-answer'

/** The chosen session as it stands now: it may have been ended, and is then told by nothing else that the map asks for. */
export function useChosen(pin: PinWords | null, version: string): PinWords | null {
  const address = pin && `/api/sessions/rows?ids=${pin.id}&shown=${encodeURIComponent(pin.shown)}`
  const { told } = useAnswer<FreshRows>({ address, about: pin?.id ?? '', version, live: true })
  return useMemo(() => {
    const line = told?.lines[0]
    if (pin === null || line === undefined) return pin
    return { ...pin, tone: line.tone as PointTone, status: line.status, mayKill: line.named !== null }
  }, [pin, told])
}

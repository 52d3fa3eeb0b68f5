import { browserName, deviceName, systemName } from '@/app/_ui/describe'
import type { SessionDetail } from '@/lib/sessions/schema'
import { CorrectPlaceButton } from './correct-place-button'
import { countryOptions } from './country-options'
import type { NoteActions } from './note-actions'
import { RelabelButton } from './relabel-button'

/** Name this device, begun with the name that it has. */
export function relabelling(session: SessionDetail, { relabel }: NoteActions) {
  const recorded = [deviceName(session), browserName(session), systemName(session)].join(', ')
  return <RelabelButton sessionId={session.id} label={session.deviceLabel} recorded={recorded} action={relabel} />
}

/** Correct the place, begun with the place that is shown. */
export function correcting(session: SessionDetail, { correctPlace }: NoteActions) {
  const { country, region, city } = session.correctedPlace ?? session
  const scope = session.correctedBy?.scope ?? 'session'
  const draft = { country: country ?? '', region: region ?? '', city: city ?? '', scope }
  return <CorrectPlaceButton sessionId={session.id} ip={session.ip} draft={draft} countries={countryOptions} action={correctPlace} />
}

import cards from '@/app/_ui/card.module.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { CopyButton } from '@/app/_ui/copy-button'
import { networkName, placeName } from '@/app/_ui/describe'
import { flag } from '@/app/_ui/flag'
import { shortStamp } from '@/app/_ui/stamp'
import { time } from '@/app/_ui/time'
import { en } from '@/lib/i18n/en'
import type { SessionAddress } from '@/lib/sessions/schema'
import styles from './address-trail.module.css'

const words = en.trail

type Props = { readonly addresses: readonly SessionAddress[]; readonly first: string | null; readonly clock: ClockView }

/** From where the session was used: each network with its time, place and operator. */
export function AddressTrail({ addresses, first, clock }: Props) {
  return (
    <section className={`${cards.card} ${cards.wide} ${styles.card}`} aria-labelledby="trail">
      <h2 id="trail">{words.title}</h2>
      <p>{words.lead}</p>
      <ol className={styles.trail}>
        {addresses.map((address) => (
          <li key={address.ip} data-current={address.isCurrent || undefined}>
            <div>
              <code>{address.ip}</code>
              <CopyButton value={address.ip} label={en.detail.copy(address.ip)} />
              {address.isCurrent && <b>{words.now}</b>}
              {address.ip === first && <i>{words.signIn}</i>}
            </div>
            <div>
              {flag(address.country)}
              {placeName(address)}
            </div>
            <div>{operator(address)}</div>
            <div className={styles.when}>
              {time(address.firstSeenAt, clock)}
              <span>
                {words.until(shortStamp(address.lastSeenAt, clock))}
                {address.times > 1 && `, ${words.times(address.times)}`}
              </span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The operator, and the kind of network where that says more than "public". */
function operator({ asn, asnOrg, networkClass }: SessionAddress): string {
  if (asn === null) return networkName(networkClass)
  return networkClass === 'public' ? en.operator(asn, asnOrg) : `${en.operator(asn, asnOrg)}, ${networkName(networkClass)}`
}

import { TableFrame } from '@/app/_explorer/table-frame'
import buttons from '@/app/_ui/button.module.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { browserName, deviceName, placeName, systemName } from '@/app/_ui/describe'
import { flag } from '@/app/_ui/flag'
import { PageLink } from '@/app/_ui/page-link'
import { status } from '@/app/_ui/status'
import { time } from '@/app/_ui/time'
import table from '@/app/(console)/account/own-table.module.css'
import { sessionEnd } from '@/app/(console)/sessions/_list/session-end'
import { en } from '@/lib/i18n/en'
import type { SessionRow } from '@/lib/sessions/schema'
import { SignOutButton } from './sign-out-button'

const words = en.account

type Props = { readonly rows: readonly SessionRow[]; readonly clock: ClockView; readonly label: string }

/** One's own sessions: live ones with the way out of each, ended ones with how they ended. */
export function OwnSessionTable({ rows, clock, label }: Props) {
  const { columns } = words
  const live = rows[0]?.status === 'active'
  const shown = [columns.device, columns.started, live ? columns.lastActivity : columns.end, columns.place]
  return (
    <TableFrame label={label} columns={shown} actions={live ? columns.actions : undefined} className={table.own} frame={table.frame}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <PageLink href={`/sessions/${row.id}`}>
                {deviceName(row)}, {browserName(row)}
              </PageLink>
              <small>{systemName(row)}</small>
              {row.isCurrent && <i>{en.sessions.thisDevice}</i>}
            </th>
            <td>{time(row.startedAt, clock)}</td>
            <td>{live ? time(row.lastActivityAt, clock) : <Ended row={row} clock={clock} />}</td>
            <td>
              <code>{row.ip ?? en.unknown}</code>
              <span>
                {flag(row.country)}
                {placeName(row)}
              </span>
            </td>
            {live && <td>{row.isCurrent ? <SignOutHere /> : <SignOutButton {...targetOf(row)} />}</td>}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** How it ended, in colour, shape and words. */
function Ended({ row, clock }: { row: SessionRow; clock: ClockView }) {
  const { ended, endNote } = sessionEnd(row, clock)
  return (
    <>
      {status(row.status, row.endReason)} {ended}
      <small>{endNote}</small>
    </>
  )
}

/** This session ends as it does everywhere: by the form of the shell. */
function SignOutHere() {
  return (
    <form method="post" action="/api/sign-out">
      <button type="submit" className={buttons.button}>
        {en.shell.signOut}
      </button>
    </form>
  )
}

const targetOf = (row: SessionRow) => ({
  sessionId: row.id,
  device: [deviceName(row), browserName(row), systemName(row)].join(', '),
  place: placeName(row),
})

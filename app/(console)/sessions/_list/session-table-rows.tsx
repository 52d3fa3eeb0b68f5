'use client'

import { useContext, useMemo, useState } from 'react'
import { unpacked } from '@/app/_explorer/packed'
import type { Moment } from '@/app/_ui/moment'
import type { CellList } from '@/app/(console)/sessions/_cells/cell-choices'
import { useSessionCells } from '@/app/(console)/sessions/_cells/use-session-cells'
import { lineFields } from './line-fields'
import { LiveLinesContext } from './live-lines'
import type { SessionLine } from './session-line'
import { shownLines } from './shown-lines'

type Props = {
  /** The list's address: another one, other rows. */
  readonly of: string
  /** The rows, by `packLines`. */
  readonly packed: string
  /** When they were read, on the database's clock. */
  readonly at: number
  /** That they were shown: for whoever asks for them anew. */
  readonly proofs: { readonly shown: string; readonly above: string | undefined }
  readonly list: CellList
  readonly thisDevice: string
  readonly kill: string
  readonly choose: string
}

const time = ([iso, relative, stamp]: Moment, ends?: '') => [
  <time key="t" dateTime={iso} data-ends={ends}>
    {relative}
  </time>,
  stamp,
]

/**
 * The rows. They are a client component less for what they do, which is to open a cell's menu, than for what they cost: as server components each of their
 * thousand elements would be written into the payload, read back and only then rendered, at twice the price (docs/performance.md). Each
 * element and attribute is still paid for fifty times: second lines are plain text, looks come from the table's own stylesheet.
 */
export function SessionTableRows({ of, packed, at, proofs, list, thisDevice, kill, choose }: Props) {
  const { fresh, at: freshAt, round } = useContext(LiveLinesContext)
  const lines = useMemo(() => unpacked<SessionLine>(lineFields, packed), [packed])
  const [held, setHeld] = useState({ of, round, lines, proofs })
  // Rows that a refresh brings wait until they are let in; what it tells of the shown ones is shown.
  if (held.of !== of || held.round !== round) setHeld({ of, round, lines, proofs })
  const told = new Map(lines.map((line) => [line.id, line]))
  const shown = shownLines(held.lines, { lines: told, at }, { lines: fresh, at: freshAt })
  const { listeners, menu } = useSessionCells(shown, list)
  return (
    <>
      <tbody {...listeners} data-shown={held.proofs.shown} data-above={held.proofs.above}>
        {shown.map((line) => {
          const href = `/sessions/${line.id}`
          return (
            <tr key={line.id}>
              <th>
                {line.named && <input type="checkbox" name="id" value={line.id} aria-label={`${choose} ${line.named}`} />}
                <a href={href}>{line.user}</a>
                {line.role}
              </th>
              <td>
                <b data-status={line.tone}>{line.status}</b>
                {line.isCurrent && <i>{thisDevice}</i>}
                {line.review && (
                  <small>
                    <b data-status={line.review[0]}>{line.review[1]}</b>
                  </small>
                )}
              </td>
              <td>{time(line.started)}</td>
              <td>{time(line.active)}</td>
              <td>
                {line.ends && time(line.ends, '')}
                {line.ended && <span>{line.ended}</span>}
                {line.endNote}
              </td>
              <td>{line.lasted}</td>
              <td>
                {line.device}
                {line.model && <small>{line.model}</small>}
              </td>
              <td>
                {line.browser}
                <small>{line.system}</small>
              </td>
              <td>
                <code>{line.ip}</code>
                {/* biome-ignore lint/performance/noImgElement: an SVG of 16 pixels gains nothing from next/image, and fifty of them cost. */}
                {line.flag && <img src={`/flags/${line.flag}.svg`} alt="" loading="lazy" />}
                {line.place}
              </td>
              <td>
                {line.named && (
                  // biome-ignore lint/a11y/useButtonType: it is to submit, which is what a button without a type does.
                  <button formAction={href} aria-label={`${kill} ${line.named}`}>
                    {kill}
                  </button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
      {menu}
    </>
  )
}

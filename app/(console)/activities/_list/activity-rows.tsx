'use client'

import { lazy, useMemo } from 'react'
import { unpacked } from '@/app/_explorer/packed'
import { useCells } from '@/app/_explorer/use-cells'
import type { CellList } from '@/app/(console)/activities/_cells/cell-choices'
import { cellOffers } from '@/app/(console)/activities/_cells/cell-fields'
import { lineFields } from './activity-fields'
import type { ActivityLine } from './activity-line'

const CellMenu = lazy(() => import('@/app/(console)/activities/_cells/cell-menu').then((module) => ({ default: module.CellMenu })))

type Props = {
  /** The rows, packed by `lineFields`. */
  readonly lines: string
  readonly list: CellList
  readonly thisSession: string
  readonly noSession: string
}

/** The rows: a client component for what it saves, as those of the sessions (docs/performance.md), and for the menu of a cell. */
export function ActivityRows({ lines: text, list, thisSession, noSession }: Props) {
  const lines = useMemo(() => unpacked<ActivityLine>(lineFields, text), [text])
  const { listeners, menu } = useCells(lines, cellOffers, (cell, line, close) => (
    <CellMenu cell={cell} line={line} list={list} onClose={close} />
  ))
  return (
    <>
      <tbody {...listeners}>
        {lines.map((line) => {
          const [iso, relative, stamp] = line.at
          return (
            <tr key={line.id} data-mark={line.mark}>
              <th>
                <a href={`/activities/${line.id}`}>
                  <b>{line.actor}</b> {line.said}
                </a>
                {line.tone && <b data-status={line.tone}>{line.outcome}</b>}
                {line.review && <b data-status={line.review[0]}>{line.review[1]}</b>}
                {line.remark && <small>{line.remark}</small>}
              </th>
              <td>
                <time dateTime={iso}>{relative}</time>
                {stamp}
              </td>
              <td>
                <span>{line.record}</span>
                {line.type}
              </td>
              <td>
                {line.session === null ? noSession : <a href={`/sessions/${line.session}`}>…{line.session.slice(-6)}</a>}
                {line.isCurrent && <i>{thisSession}</i>}
              </td>
              <td>
                <code>{line.ip}</code>
                {line.source}
              </td>
            </tr>
          )
        })}
      </tbody>
      {menu}
    </>
  )
}

'use client'

import { Menu } from '@/app/_explorer/menu'
import type { OpenCell } from '@/app/_explorer/use-cell-menu'
import type { SessionLine } from '@/app/(console)/sessions/_list/session-line'
import { enCells } from '@/lib/i18n/en-cells'
import { enSessions } from '@/lib/i18n/en-sessions'
import { type CellList, cellChoices } from './cell-choices'

const captions = Object.values(enSessions.sessions.columns)

type Props = { readonly cell: OpenCell; readonly line: SessionLine; readonly list: CellList; readonly onClose: () => void }

/** What a press on a cell of the list offers. Comes with the first press. */
export function CellMenu({ cell, line, list, onClose }: Props) {
  const label = enCells.cells.menu(captions[cell.column] ?? '', line.user)
  return <Menu label={label} groups={cellChoices(line, cell.column, list)} at={cell.at} onClose={onClose} />
}

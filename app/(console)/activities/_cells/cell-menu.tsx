'use client'

import { Menu } from '@/app/_explorer/menu'
import type { OpenCell } from '@/app/_explorer/use-cell-menu'
import type { ActivityLine } from '@/app/(console)/activities/_list/activity-line'
import { enActivityList } from '@/lib/i18n/en-activity-list'
import { enCells } from '@/lib/i18n/en-cells'
import { type CellList, cellChoices } from './cell-choices'

const captions = Object.values(enActivityList.activityList.columns)

type Props = { readonly cell: OpenCell; readonly line: ActivityLine; readonly list: CellList; readonly onClose: () => void }

/** What a press on a cell of the list offers. Comes with the first press. */
export function CellMenu({ cell, line, list, onClose }: Props) {
  const label = enCells.cells.menu(captions[cell.column] ?? '', line.actor)
  return <Menu label={label} groups={cellChoices(line, cell.column, list)} at={cell.at} onClose={onClose} />
}

import { expect, test } from 'vitest'
import type { SessionLine } from './session-line'
import { shownLines } from './shown-lines'

const line = (id: string, device: string) => ({ id, device }) as SessionLine
const told = (at: number, ...lines: SessionLine[]) => ({ at, lines: new Map(lines.map((one) => [one.id, one])) })
const held = [line('a', 'held'), line('b', 'held')]
const devices = (lines: readonly SessionLine[]) => lines.map(({ device }) => device)

test('a name that was given after the last live word is shown, and the other way round', () => {
  const page = told(2_000, line('a', 'page'), line('b', 'page'))
  expect(devices(shownLines(held, page, told(1_000, line('a', 'heard'))))).toEqual(['page', 'page'])
  expect(devices(shownLines(held, page, told(3_000, line('a', 'heard'))))).toEqual(['heard', 'page'])
})

test('a row that only the older one knows is not lost, nor is one that neither knows', () => {
  expect(devices(shownLines(held, told(2_000), told(1_000, line('a', 'heard'))))).toEqual(['heard', 'held'])
})

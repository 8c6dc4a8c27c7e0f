import { expect, it } from 'vitest'
import { foundIn, linesOf, placesOf } from './nodes.ts'
import type { Tree } from './queries.ts'

const body = (id: string, name: string, parentId: string | null): Tree['bodies'][number] => ({
  id,
  name,
  abbreviation: id,
  kind: 'other',
  code: null,
  parentId,
  superior: null,
  outside: false,
  beganOn: null,
  endedOn: null,
  version: 1,
  people: 0,
  offer: null,
  mayChange: false,
  mayMove: false,
  mayChangeUnits: false,
})
const unit = (id: string, name: string, bodyId: string, parentId: string | null): Tree['units'][number] => ({
  id,
  bodyId,
  parentId,
  name,
  kind: 'division',
  people: 0,
  beganOn: null,
  endedOn: null,
  version: 1,
})
const tree: Tree = {
  bodies: [
    body('t', 'UBND tỉnh', null),
    body('s', 'Sở Ngoại vụ', 't'),
    body('x', 'Nơi mồ côi', 'không thấy'),
  ],
  units: [unit('v', 'Văn phòng', 's', null), unit('l', 'Tổ Lưu trữ', 's', 'v')],
  version: 1,
  mayAddRoot: false,
}
const places = placesOf(tree)
const shape = (closed: string[] = [], found: ReadonlySet<string> | null = null): string[] =>
  linesOf(places, new Set(closed), found).map((line) => `${line.level} ${line.id}`)

it('lists what is open, each under what it stands under', () => {
  expect(shape()).toEqual(['1 t', '2 s', '3 v', '4 l', '1 x'])
  expect(shape(['s'])).toEqual(['1 t', '2 s', '1 x'])
})

it('finds without accents, and shows what was found in its place even where it was folded', () => {
  expect([...foundIn(places, 'luu to')]).toEqual(['l'])
  expect(shape(['s', 't'], foundIn(places, 'luu tru'))).toEqual(['1 t', '2 s', '3 v', '4 l'])
  expect([...foundIn(places, 'khong co dau')]).toEqual([])
})

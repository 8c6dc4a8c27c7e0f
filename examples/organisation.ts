import type { PlainDate } from '../src/core/kernel/dates.ts'
import type { UnitKey } from './staff.ts'
import { BLOC_MEMBERS, type BodyKey } from './world.ts'

type Part = 'leader' | 'deputy' | 'member'

/** What the invented organisation has behind it and beside it, as it stands on a day. */
export interface ExampleOrganisation {
  /** who stands under the province */
  readonly underProvince: readonly BodyKey[]
  /** units that went up in one of today's, some time ago */
  readonly merged: { readonly from: readonly string[]; readonly into: UnitKey; readonly on: PlainDate; readonly document: { readonly number: string; readonly date: PlainDate } }
  /** a unit that was called otherwise before */
  readonly renamed: { readonly unit: UnitKey; readonly before: string; readonly on: PlainDate; readonly document: { readonly number: string; readonly date: PlainDate } }
  /** a further post beside the main one */
  readonly post: { readonly person: string; readonly unit: UnitKey; readonly post: string; readonly from: PlainDate }
  readonly seats: readonly { readonly bloc: BodyKey; readonly body: BodyKey; readonly unit: UnitKey | null; readonly part: Part; readonly from: PlainDate; readonly to: PlainDate | null }[]
  readonly partner: { readonly name: string; readonly abbreviation: string; readonly contact: { readonly person: string; readonly phone: string; readonly email: string; readonly address: string }; readonly label: string }
}

const AGENCIES: readonly BodyKey[] = ['ngoai-vu', 'van-hoa', 'tu-phap', 'giao-duc', 'y-te', 'khoa-hoc', 'dan-toc', 'cong-thuong', 'khoi-5', 'xa']

export function organisationOn(today: PlainDate): ExampleOrganisation {
  const year = Number(today.slice(0, 4))
  const day = (back: number, rest: string): PlainDate => `${year - back}-${rest}`
  const part = (at: number): Part => (at === 0 ? 'leader' : at === 1 ? 'deputy' : 'member')
  return {
    underProvince: AGENCIES,
    merged: { from: ['Phòng Lễ tân', 'Phòng Thông tin đối ngoại'], into: 'le-tan', on: day(1, '03-01'), document: { number: '18/QĐ-SNgV', date: day(1, '02-20') } },
    renamed: { unit: 'hop-tac', before: 'Phòng Hợp tác kinh tế', on: day(2, '07-01'), document: { number: '45/QĐ-SNgV', date: day(2, '06-18') } },
    post: { person: 'Lê Thị Bích Thảo', unit: 'chi-bo', post: 'Phó Bí thư Chi bộ', from: day(1, '01-15') },
    seats: [
      ...BLOC_MEMBERS.map((body, at) => ({ bloc: 'khoi-5' as const, body, unit: null, part: part(at), from: day(0, '01-01'), to: null })),
      { bloc: 'khoi-5', body: 'ngoai-vu', unit: null, part: 'leader', from: day(1, '01-01'), to: day(1, '12-31') },
      { bloc: 'cum-7', body: 'ngoai-vu', unit: null, part: 'member', from: day(3, '01-01'), to: null },
      // one unit sits in two at once
      { bloc: 'khoi-5', body: 'ngoai-vu', unit: 'dich-thuat', part: 'member', from: day(1, '01-01'), to: null },
      { bloc: 'cum-7', body: 'ngoai-vu', unit: 'dich-thuat', part: 'member', from: day(1, '01-01'), to: null },
    ],
    partner: { name: 'Hội Hữu nghị tỉnh An Lạc', abbreviation: 'HHN', contact: { person: 'Quách Thị Mây', phone: '0200 000 118', email: 'hoihuunghi@anlac.example', address: 'Thanh Lạc, An Lạc' }, label: 'Phối hợp tuần lễ hữu nghị' },
  }
}

import type { Campaign, Target } from '../programme.ts'
import { matchesIn, type BodyFigures, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

function tooMany(campaign: Campaign, body: BodyFigures): Finding[] {
  return campaign.awards.flatMap((award) => {
    if (award.quantity === null || award.quantityUnit === '%') return []
    const people = /cá nhân|người|công chức|viên chức/u.test((award.recipientKind ?? '').toLowerCase())
    const units = /^(?:tập thể|phòng|đơn vị)/u.test((award.recipientKind ?? '').toLowerCase())
    const all = people ? body.headcount : units ? body.units : undefined
    if (all === undefined || award.quantity <= all) return []
    const at = award.quantityQuote ?? award
    return [
      {
        at,
        items: [award.id, campaign.id],
        message: `Số lượng khen (${award.quantity}) lớn hơn tổng số ${people ? 'người' : 'đơn vị'} của cơ quan (${all}).`,
        mend: 'Giảm số lượng, hoặc cập nhật số người, số đơn vị của cơ quan.',
      },
    ]
  })
}

const beyondAll = (target: Target): Finding[] =>
  target.unit === '%' &&
  typeof target.value === 'number' &&
  target.value > 100 &&
  !/vượt|tăng|so với|kế hoạch/u.test(target.quote.toLowerCase())
    ? [
        {
          at: target,
          items: [target.id],
          severity: 'must',
          message: `Tỷ lệ ${target.value}% lớn hơn 100%.`,
          mend: 'Sửa lại tỷ lệ.',
        },
      ]
    : []

const SHARE =
  /(?<![\d/])(\d{1,3})\/(\d{1,3}) (?:tổ|phòng|đơn vị|lớp|người|cá nhân|tập thể|thôn|xã|trường|khoa)(?!\p{L})/gu
function find({ context, programme, body }: CheckInput): Finding[] {
  const shares = [...matchesIn(context, SHARE)].flatMap((m): Finding[] => {
    const [part, whole] = m.groups.map(Number)
    if (part === undefined || whole === undefined || part <= whole) return []
    return [
      {
        at: m,
        severity: 'must',
        message: `${part} trên tổng số ${whole}: phần lớn hơn toàn thể.`,
        mend: 'Sửa lại một trong hai số.',
      },
    ]
  })
  return [
    ...(body ? programme.campaigns.flatMap((c) => tooMany(c, body)) : []),
    ...programme.targets.flatMap(beyondAll),
    ...shares,
  ]
}

/** L12: nobody can give more awards than there are people or units. */
export const quotas: CheckDefinition = {
  code: 'L12',
  severity: 'should',
  title: 'Số lượng lớn hơn tổng số',
  meaning: 'Số lượng khen, tỷ lệ hoặc phân số lớn hơn tổng số người, tổng số đơn vị mà nó tính trên đó.',
  basis: null,
  find,
}

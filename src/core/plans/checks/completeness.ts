import type { Campaign } from '../programme.ts'
import type { CheckDefinition, Finding } from './check.ts'
import { under2022 } from './regime.ts'

const collective = (words: string): boolean =>
  /tập thể|đơn vị|phòng|tổ(?!\p{L})|khối/u.test(words.toLowerCase())
const personal = (words: string): boolean =>
  /cá nhân|người|cán bộ|công chức|viên chức|giáo viên/u.test(words.toLowerCase())

/** L34: a campaign that awards says by which criteria (L2022 Điều 17.1). */
export const criteriaMissing: CheckDefinition = {
  code: 'L34',
  severity: 'should',
  title: 'Phong trào có khen thưởng, không có tiêu chí',
  meaning: 'Phong trào do cơ quan phát động có hình thức và số lượng khen mà không nêu tiêu chí xét.',
  basis: 'Luật Thi đua, khen thưởng 2022, khoản 1 Điều 17',
  find: ({ programme }) =>
    programme.campaigns.flatMap((c) =>
      c.relation === 'own' &&
      c.awards.length > 0 &&
      c.criteria.length === 0 &&
      programme.criteria.length === 0
        ? [
            {
              at: c.nameQuote,
              items: [c.id],
              message: 'Phong trào có khen thưởng mà không có tiêu chí xét.',
              mend: 'Thêm tiêu chí cho từng đối tượng được khen.',
              basis: under2022(programme.document, 'khoản 1 Điều 17'),
            },
          ]
        : [],
    ),
}

function oneSided(campaign: Campaign): Finding[] {
  const kinds = campaign.criteria.map((k) => k.appliesTo)
  if (kinds.length === 0 || kinds.some((k) => !collective(k) && !personal(k))) return []
  const lacks = (is: (w: string) => boolean): boolean =>
    campaign.awards.some((a) => is(a.recipientKind ?? '')) && !kinds.some(is)
  const missing = lacks(collective) ? 'tập thể' : lacks(personal) ? 'cá nhân' : null
  return missing === null
    ? []
    : [
        {
          at: campaign.nameQuote,
          items: [campaign.id],
          message: `Có khen ${missing} mà không có tiêu chí nào cho ${missing}.`,
          mend: `Thêm tiêu chí xét ${missing}.`,
        },
      ]
}

/** L35: each kind of recipient has criteria of its own, or shares those of all. */
export const oneSidedCriteria: CheckDefinition = {
  code: 'L35',
  severity: 'should',
  title: 'Tiêu chí thiếu một loại đối tượng',
  meaning: 'Phong trào khen cả tập thể và cá nhân nhưng chỉ có tiêu chí cho một bên.',
  basis: null,
  find: ({ programme }) => programme.campaigns.flatMap((c) => (c.relation === 'own' ? oneSided(c) : [])),
}

import type { CampaignRelation } from '../src/core/plans/programme.ts'
import type { PlanKey } from './plans.ts'

/** What the author of a plan means a reader to find in it; dates are written in the slots of the templates. */
export interface Expected {
  /** every campaign that the plan names: its name and how the plan stands to it */
  readonly campaigns: readonly (readonly [string, CampaignRelation])[]
  /** every day, month or quarter's end by which something is due or takes place */
  readonly due: readonly string[]
  /** figures of the plan as "comparator value unit"; % where it is a share */
  readonly targets: readonly string[]
}
export type GoodPlan = Exclude<PlanKey, 'cho-duyet'>

const CULTURE = 'Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở'
const POOR = 'Vì người nghèo - Không để ai bị bỏ lại phía sau'
const COUNTRYSIDE = 'Cả nước chung sức xây dựng nông thôn mới'
const DIGITAL = 'Người An Lạc làm chủ công nghệ số'
const WAVES = [
  ['Đợt thi đua thứ nhất', 'wave'],
  ['Đợt thi đua thứ hai', 'wave'],
] as const
const YEAR_DUE = ['30/6/{{Y}}', '01/{{Y}}', '6/{{Y}}', '20/01/{{Y}}', '15/02/{{Y}}', '10/7/{{Y}}', '11/{{Y}}']
const YEAR_TARGETS = ['>= 80%', '= 1', '= 2', '> 90%', '= 100%', '> 60%', '>= 20%']

export const EXPECTED: Readonly<Record<GoodPlan, Expected>> = {
  'chi-thi-ubnd-tinh': {
    campaigns: [['An Lạc đồng lòng, việc hôm nay không để ngày mai', 'own'], [COUNTRYSIDE, 'inherited'], [POOR, 'inherited'], [CULTURE, 'inherited'], [DIGITAL, 'own']],
    due: ['25/12/{{Y-1}}', '10/7/{{Y}}', '20/12/{{Y}}', '3/{{Y}}'],
    targets: ['>= 8.5%', '>= 5%', '> 98%', '= 100%', '>= 4', '< 2%', '>= 60%', '>= 1', '>= 2'],
  },
  'phat-dong': {
    campaigns: [...WAVES, [CULTURE, 'inherited'], [DIGITAL, 'inherited']],
    due: [...YEAR_DUE, '25/12/{{Y}}', '10/12/{{Y}}', '15/11/{{Y}}'],
    targets: [...YEAR_TARGETS, 'between 5 7', '= 3', '= 8', '>= 6', '>= 4'],
  },
  'phat-dong-sua-doi': {
    campaigns: [...WAVES, [CULTURE, 'inherited'], [DIGITAL, 'inherited']],
    due: [...YEAR_DUE, '20/12/{{Y}}', '05/12/{{Y}}', '05/11/{{Y}}', '20/11/{{Y}}'],
    targets: [...YEAR_TARGETS, 'between 6 8', '= 4', '= 10', '>= 8', '>= 6'],
  },
  'chuyen-de': {
    campaigns: [['Một cửa thân thiện, hồ sơ không chờ', 'own'], ['Kết nối An Lạc với bạn bè bốn phương', 'own'], ['Cơ quan xanh, công sở số', 'own']],
    due: ['15/01/{{Y}}', '7/{{Y}}', '20/12/{{Y}}', '05/12/{{Y}}'],
    targets: ['= 100%', '>= 1'],
  },
  'hoi-dong': {
    campaigns: [[COUNTRYSIDE, 'inherited'], [POOR, 'inherited'], [CULTURE, 'inherited'], [DIGITAL, 'inherited']],
    due: ['02/{{Y}}', '7/{{Y}}', '11/{{Y}}', '05/02/{{Y}}', '15/7/{{Y}}', '9/{{Y}}', '10/11/{{Y}}', '25/12/{{Y}}', '8/{{Y}}'],
    targets: ['>= 80%', '>= 3', '>= 2', '= 1'],
  },
  'dien-hinh': {
    campaigns: [],
    due: ['31/3/{{P}}', '30/4/{{P}}', '7/{{P+2}}', '28/8/{{P+3}}', '6/{{P+4}}'],
    targets: ['>= 1', 'between 3 5', '= 100%', '>= 50%', 'between 4 6', '>= 2'],
  },
  'khoi-5': {
    campaigns: [],
    due: ['31/01/{{Y}}', '15/02/{{Y}}', '02/{{Y}}', '7/{{Y}}', '05/7/{{Y}}', '9/{{Y}}', '30/11/{{Y}}', '08/12/{{Y}}', '12/{{Y}}', '31/3/{{Y}}'],
    targets: ['= 100%', '>= 1'],
  },
  'cum-7': {
    campaigns: [['Ngoại giao phục vụ phát triển, gần dân, sát doanh nghiệp', 'own'], ['Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023-2030', 'inherited']],
    due: ['28/02/{{Y}}', '15/7/{{Y}}', '15/11/{{Y}}', '10/12/{{Y}}', '15/01/{{Y}}', '3/{{Y}}', '9/{{Y}}', '12/{{Y}}'],
    targets: ['= 100%', '>= 2', '>= 1'],
  },
  'xa-thanh-lac': {
    campaigns: [['Thanh Lạc chung sức xây dựng nông thôn mới nâng cao', 'own'], ['Bản làng không ma túy, không tảo hôn', 'own'], [POOR, 'inherited']],
    due: ['30/9/{{Y}}', '10/7/{{Y}}', '20/12/{{Y}}', '31/01/{{Y}}', '15/11/{{Y}}', '12/{{Y}}'],
    targets: ['> 92%', '= 100%', '= 5', '> 95%'],
  },
  'cao-diem-100-ngay': {
    campaigns: [['Số hóa hồ sơ lãnh sự, sạch kho, gọn việc', 'own']],
    due: ['{{D-41}}', '{{D-18}}', '{{D-9}}', '{{D-6}}', '{{D-2}}', '{{D+1}}', '{{D+4}}', '{{D+8}}', '{{D+15}}', '{{D+21}}', '{{D+38}}', '{{D+52}}', '{{D+60}}'],
    targets: ['>= 12000', '< 1%', '= 100%', '>= 5%'],
  },
}

import type { Chance } from './chance.ts'
import { placeName } from './names.ts'

export interface GivenUnit {
  readonly id: string
  readonly name: string
  readonly kind: string
}
export interface GivenBody {
  readonly id: string
  readonly name: string
  readonly abbreviation: string
  readonly kind: string
  readonly superior: string | null
  readonly parentId: string | null
  readonly units: readonly GivenUnit[]
  /** how many people it has beside the others */
  readonly weight: number
}

const OFFICES = [
  ['Sở Ngoại vụ', 'SNgV'], ['Sở Nội vụ', 'SNV'], ['Sở Tài chính', 'STC'], ['Sở Xây dựng', 'SXD'], ['Sở Công Thương', 'SCT'], ['Sở Tư pháp', 'STP'], ['Sở Y tế', 'SYT'], ['Sở Giáo dục và Đào tạo', 'SGDĐT'],
  ['Sở Khoa học và Công nghệ', 'SKHCN'], ['Sở Nông nghiệp và Môi trường', 'SNNMT'], ['Sở Văn hóa, Thể thao và Du lịch', 'SVHTTDL'], ['Sở Dân tộc và Tôn giáo', 'SDTTG'], ['Thanh tra tỉnh', 'TTT'], ['Văn phòng UBND tỉnh', 'VPUB'],
] as const
const DIVISIONS = ['Văn phòng', 'Phòng Tổ chức cán bộ', 'Phòng Kế hoạch - Tổng hợp', 'Phòng Nghiệp vụ 1', 'Phòng Nghiệp vụ 2', 'Phòng Nghiệp vụ 3', 'Phòng Kiểm tra', 'Trung tâm Dịch vụ']
const COMMUNE = ['Văn phòng HĐND và UBND', 'Phòng Kinh tế', 'Phòng Văn hóa - Xã hội', 'Trung tâm Phục vụ hành chính công']
const SCHOOL = ['Ban Giám hiệu', 'Tổ Khoa học tự nhiên', 'Tổ Khoa học xã hội', 'Tổ Ngoại ngữ', 'Tổ Văn phòng']
const HOSPITAL = ['Ban Giám đốc', 'Khoa Khám bệnh', 'Khoa Nội', 'Khoa Ngoại', 'Khoa Cấp cứu', 'Phòng Kế hoạch - Tổng hợp', 'Phòng Điều dưỡng']

const unitsOf = (chance: Chance, names: readonly string[]): GivenUnit[] => names.map((name) => ({ id: chance.id(), name, kind: name.startsWith('Phòng') ? 'division' : 'office' }))

/** The tree of an invented province: its committee, its offices, its communes, the schools under the one office and the hospitals under the other. */
export function provinceOf(chance: Chance): GivenBody[] {
  const province: GivenBody = { id: chance.id(), name: 'UBND tỉnh An Lạc', abbreviation: 'UBND', kind: 'province', superior: null, parentId: null, units: unitsOf(chance, ['Văn phòng', 'Ban Thi đua - Khen thưởng']), weight: 1 }
  const under = (parent: GivenBody, name: string, abbreviation: string, kind: string, units: readonly string[], weight: number): GivenBody => ({
    id: chance.id(), name, abbreviation, kind, superior: parent.name, parentId: parent.id, units: unitsOf(chance, units), weight,
  })
  const offices = OFFICES.map(([name, abbreviation]) => under(province, `${name} tỉnh An Lạc`, abbreviation, 'specialised-agency', DIVISIONS, 3))
  const schools = offices[7] ?? province
  const health = offices[6] ?? province
  const communes = Array.from({ length: 100 }, (_, i) => under(province, `UBND xã ${placeName(i)}`, 'UBND', 'commune', COMMUNE, 1))
  return [
    province, ...offices, ...communes,
    ...Array.from({ length: 250 }, (_, i) => under(schools, `Trường THPT ${placeName(i)}`, 'THPT', 'school', SCHOOL, 1)),
    ...Array.from({ length: 12 }, (_, i) => under(health, `Bệnh viện ${placeName(i * 11)}`, 'BV', 'hospital', HOSPITAL, i === 0 ? 25 : 8)),
  ]
}

/** One office alone, as it would run on the embedded engine. */
export function officeOf(chance: Chance): GivenBody[] {
  const [name, abbreviation] = OFFICES[0]
  return [{ id: chance.id(), name: `${name} tỉnh An Lạc`, abbreviation, kind: 'specialised-agency', superior: 'UBND tỉnh An Lạc', parentId: null, units: unitsOf(chance, DIVISIONS), weight: 1 }]
}

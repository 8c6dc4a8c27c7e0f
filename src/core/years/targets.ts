/** What a target of an adopted plan says, as far as arithmetic needs it. */
export interface TargetFact {
  readonly comparator: string | null
  readonly value: number | string | null
  readonly value2: number | null
  readonly unit: string | null
  readonly population: string | null
}
/** How many people and units the body has, counted from its lists. */
export interface BodyCounts {
  readonly people: number
  readonly units: number
}

const SIGN: Readonly<Record<string, string>> = { '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ' }

const numberShown = (n: number): string => {
  const [whole = '', part] = String(n).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return part === undefined ? grouped : `${grouped},${part}`
}

/** "≥ 15%", "4–5 mô hình", "hoàn thành tốt nhiệm vụ". */
export function goalOf(t: TargetFact): string {
  if (t.value === null) return ''
  if (typeof t.value === 'string') return t.value
  const unit = t.unit === null ? '' : t.unit === '%' ? '%' : ` ${t.unit}`
  if (t.comparator === 'between' && t.value2 !== null) return `${numberShown(t.value)}–${numberShown(t.value2)}${unit}`
  return `${SIGN[t.comparator ?? ''] ?? ''}${numberShown(t.value)}${unit}`
}

const UNITS = /phòng|đơn vị|tập thể|chi cục|trung tâm|tổ chuyên môn|khoa/iu
const PEOPLE = /cbccvc|cán bộ|công chức|viên chức|người lao động|cá nhân|đảng viên|đoàn viên|giáo viên|nhân viên/iu
const OUTSIDE = /gia đình|hộ|học sinh|sinh viên|đoàn viên|đảng viên|bệnh nhân|người dân/iu

/** The people or units that a share is counted on; null when the body's lists cannot say (households, pupils, party members). */
export function baseOf(t: TargetFact, body: BodyCounts): number | null {
  if (t.population === null || OUTSIDE.test(t.population)) return null
  const base = PEOPLE.test(t.population) ? body.people : UNITS.test(t.population) ? body.units : 0
  return base > 0 ? base : null
}

/** How many it takes: "≥ 15% of 46" is 7, "> 90% of 46" is 42 (strictly more), at most for caps. Exact in integers of hundredths. */
export function needOf(t: TargetFact, base: number | null): number | null {
  if (typeof t.value !== 'number') return null
  if (t.unit !== '%') return Number.isInteger(t.value) ? t.value : null
  if (base === null) return null
  const share = Math.round(t.value * 100) * base
  if (t.comparator === '>') return Math.floor(share / 10_000) + 1
  if (t.comparator === '<') return Math.ceil(share / 10_000) - 1
  return t.comparator === '<=' ? Math.floor(share / 10_000) : Math.ceil(share / 10_000)
}

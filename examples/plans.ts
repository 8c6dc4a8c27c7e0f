import type { PlainDate } from '../src/core/kernel/dates.ts'
import type { RELATIONS } from '../src/contract/plans.ts'

export type PlanKey =
  | 'chi-thi-ubnd-tinh'
  | 'phat-dong'
  | 'phat-dong-sua-doi'
  | 'hoi-dong'
  | 'chuyen-de'
  | 'dien-hinh'
  | 'khoi-5'
  | 'cum-7'
  | 'xa-thanh-lac'
  | 'cao-diem-100-ngay'
  | 'cho-duyet'

/** When a plan is signed: on a day of the December before its year or its five years, or so many days before today. */
export type Signed = { readonly month: number; readonly day: number; readonly before: 'year' | 'term' } | { readonly daysAgo: number }

export interface ExamplePlan {
  readonly key: PlanKey
  /** the name of the file that a user would drop in */
  readonly name: string
  readonly signed: Signed
  /** how the sở stands to it when it is adopted */
  readonly relation: (typeof RELATIONS)[number]
  /** what a user meets in it */
  readonly about: string
}

const before = (month: number, day: number, of: 'year' | 'term' = 'year'): Signed => ({ month, day, before: of })

/** The plans of the invented world, in the order in which they are signed. */
export const EXAMPLE_PLANS: readonly ExamplePlan[] = [
  { key: 'dien-hinh', name: '94-KH-SNgV-dien-hinh-tien-tien.txt', signed: before(12, 15, 'term'), relation: 'own', about: 'điển hình tiên tiến, năm năm' },
  { key: 'chi-thi-ubnd-tinh', name: '19-CT-UBND-phat-dong-thi-dua.txt', signed: before(12, 1), relation: 'inherit', about: 'chỉ thị của tỉnh' },
  { key: 'cum-7', name: '03-KH-CTD7-cum-thi-dua.txt', signed: before(12, 8), relation: 'inherit', about: 'cụm thi đua của bộ' },
  { key: 'phat-dong', name: '87-KH-SNgV-phat-dong-thi-dua.txt', signed: before(12, 10), relation: 'own', about: 'phong trào cả năm của sở' },
  { key: 'hoi-dong', name: '88-KH-SNgV-hoi-dong.txt', signed: before(12, 12), relation: 'own', about: 'hoạt động của Hội đồng' },
  { key: 'chuyen-de', name: '91-KH-SNgV-chuyen-de.txt', signed: before(12, 14), relation: 'own', about: 'phong trào theo chuyên đề' },
  { key: 'khoi-5', name: '02-KH-KTD5-khoi-thi-dua.txt', signed: before(12, 18), relation: 'inherit', about: 'khối thi đua của tám sở' },
  { key: 'xa-thanh-lac', name: '112-KH-UBND-xa-thanh-lac.txt', signed: before(12, 20), relation: 'read-only', about: 'phong trào của một xã' },
  { key: 'phat-dong-sua-doi', name: '97-KH-SNgV-sua-doi.txt', signed: before(12, 28), relation: 'own', about: 'bản sửa đổi để so sánh' },
  { key: 'cao-diem-100-ngay', name: '101-KH-SNgV-cao-diem-100-ngay.txt', signed: { daysAgo: 55 }, relation: 'own', about: 'đợt cao điểm quanh ngày hôm nay' },
  { key: 'cho-duyet', name: 'KH-SNgV-moi-ngay-mot-tu.txt', signed: { daysAgo: 2 }, relation: 'own', about: 'kế hoạch còn lỗi, chờ duyệt' },
]

const BY_KEY = new Map(EXAMPLE_PLANS.map((plan) => [plan.key, plan]))
export function examplePlan(key: PlanKey): ExamplePlan {
  const plan = BY_KEY.get(key)
  if (!plan) throw new Error(`no example plan "${key}"`)
  return plan
}
export const isPlanKey = (key: string): key is PlanKey => BY_KEY.has(key as PlanKey)

/** A day on which an example plan is taken up: the year that it is for and the day that counts as today. */
export interface PlanDay {
  readonly year: number
  readonly today: PlainDate
}

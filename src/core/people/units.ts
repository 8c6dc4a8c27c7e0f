import { searchKey } from './names.ts'

/** What a unit's name says of its kind; the first that fits. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^van phong/, 'office'],
  [/^(?:phong|khoa|to|ban)\b(?! quan ly)/, 'division'],
  [/^(?:cong doan|to cong doan)/, 'union'],
  [/^(?:doan thanh nien|chi doan|doan tncs)/, 'youth-union'],
  [/^(?:chi bo|dang bo|dang uy)/, 'party-cell'],
  [/^(?:trung tam|chi cuc|truong|benh vien|ban quan ly|thanh tra|vien)\b/, 'affiliated'],
]
export const unitKindOf = (name: string): string => KINDS.find(([pattern]) => pattern.test(searchKey(name)))?.[1] ?? 'other'

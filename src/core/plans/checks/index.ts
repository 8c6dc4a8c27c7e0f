import type { Check } from '../programme.ts'
import type { CheckInput, CheckReader } from './check.ts'

const CHECKS: readonly CheckReader[] = []

export const checksOf = (input: CheckInput): readonly Check[] => CHECKS.flatMap((check) => check(input))

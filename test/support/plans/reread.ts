import { ADMINISTRATIVE } from '../../../content/papers/administrative.ts'
import { textOf } from '../../../src/core/papers/text.ts'
import type { Programme } from '../../../src/core/plans/programme.ts'
import { readPlan } from '../../../src/core/plans/read.ts'
import type { PlanSource } from '../../../src/core/plans/source.ts'
import { writePlan } from '../../../src/core/plans/write.ts'

export const textSource = (text: string): PlanSource => ({
  name: 'plan.txt',
  sha256: '',
  kind: 'txt',
  text: text.normalize('NFC'),
  pages: [],
  styles: [],
  doubts: [],
  remarks: [],
})
export const written = (programme: Programme): string => textOf(writePlan(programme), ADMINISTRATIVE)
export const reread = (programme: Programme): Programme => readPlan(textSource(written(programme))).programme

import { planText } from '../../examples/files.ts'
import { examplePlan, type PlanKey } from '../../examples/plans.ts'
import { wordOf } from '../../examples/word.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** The text of an example plan of the year under way. */
export function examplesText(key: PlanKey): string {
  const today = systemClock.today()
  return planText(key, { year: Number(today.slice(0, 4)), today })
}

/** An example plan as the Word file that its body would have sent. */
export const wordFile = async (key: PlanKey): Promise<GivenFile> => ({ name: examplePlan(key).name.replace(/\.txt$/, '.docx'), mimeType: WORD, buffer: Buffer.from(await wordOf(examplesText(key))) })

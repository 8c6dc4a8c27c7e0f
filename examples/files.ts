import { readFileSync } from 'node:fs'
import { EXAMPLE_PLANS, type ExamplePlan, type PlanDay, type PlanKey } from './plans.ts'
import { fillPlan } from './template.ts'

const templateOf = (key: PlanKey): string => readFileSync(new URL(`./plans/${key}.txt`, import.meta.url), 'utf8').normalize('NFC')

/** The text of an example plan as its body would have sent it. */
export const planText = (key: PlanKey, at: PlanDay): string => fillPlan(templateOf(key), key, at)

/** Every example plan of the year under way, with its text. */
export const plansOf = (at: PlanDay): { plan: ExamplePlan; text: string }[] => EXAMPLE_PLANS.map((plan) => ({ plan, text: planText(plan.key, at) }))

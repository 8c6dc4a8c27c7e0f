import type { Ui } from '../vi/ui.ts'
import { names } from './ui-names.ts'
import { people } from './ui-people.ts'
import { plans } from './ui-plans.ts'
import { review } from './ui-review.ts'
import { shell } from './ui-shell.ts'
import { year } from './ui-year.ts'

/** The interface in English; documents and the user guide stay Vietnamese. */
export const en: Ui = { ...shell, ...names, ...plans, review, ...year, ...people }

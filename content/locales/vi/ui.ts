import { names } from './ui-names.ts'
import { people } from './ui-people.ts'
import { plans } from './ui-plans.ts'
import { review } from './ui-review.ts'
import { shell } from './ui-shell.ts'
import { year } from './ui-year.ts'

/** Every word of the interface. The English table has the same form, checked by the compiler. */
export const vi = { ...shell, ...names, ...plans, review, ...year, ...people }

/** Plain texts may differ, everything else is the same: nothing can be left untranslated. */
export type Words<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Words<T[K]> }
export type Ui = Words<typeof vi>

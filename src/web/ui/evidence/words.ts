import { evidence as en } from '../../../../content/locales/en/evidence.ts'
import { evidence as vi } from '../../../../content/locales/vi/evidence.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

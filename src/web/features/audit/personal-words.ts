import { en } from '../../../../content/locales/en/personal.ts'
import { vi } from '../../../../content/locales/vi/personal.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

import { en } from '../../../../content/locales/en/bodies.ts'
import { vi } from '../../../../content/locales/vi/bodies.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

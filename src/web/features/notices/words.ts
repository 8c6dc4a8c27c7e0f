import { en } from '../../../../content/locales/en/notices.ts'
import { vi } from '../../../../content/locales/vi/notices.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

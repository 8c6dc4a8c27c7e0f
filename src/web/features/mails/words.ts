import { en } from '../../../../content/locales/en/mails.ts'
import { vi } from '../../../../content/locales/vi/mails.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

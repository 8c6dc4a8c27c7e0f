import { en } from '../../../../content/locales/en/accounts.ts'
import { vi } from '../../../../content/locales/vi/accounts.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

import { en } from '../../../../content/locales/en/connections.ts'
import { vi } from '../../../../content/locales/vi/connections.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

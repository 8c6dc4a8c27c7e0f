import { en } from '../../../../content/locales/en/backups.ts'
import { vi } from '../../../../content/locales/vi/backups.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

import { en } from '../../../../content/locales/en/jobs.ts'
import { vi } from '../../../../content/locales/vi/jobs.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

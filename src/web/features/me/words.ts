import { me as en } from '../../../../content/locales/en/me.ts'
import { me as vi } from '../../../../content/locales/vi/me.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

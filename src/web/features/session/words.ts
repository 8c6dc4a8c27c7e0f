import { signIn as en } from '../../../../content/locales/en/sign-in.ts'
import { signIn as vi } from '../../../../content/locales/vi/sign-in.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

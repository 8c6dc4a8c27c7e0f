import { network as en } from '../../../../content/locales/en/network.ts'
import { network as vi } from '../../../../content/locales/vi/network.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

import { en } from '../../../../content/locales/en/posts.ts'
import { vi } from '../../../../content/locales/vi/posts.ts'
import { pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)

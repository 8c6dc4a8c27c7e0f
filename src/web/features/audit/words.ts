import { actions as enActions } from '../../../../content/locales/en/trail-actions.ts'
import { fields as enFields } from '../../../../content/locales/en/trail-fields.ts'
import { en } from '../../../../content/locales/en/trail.ts'
import { actions as viActions } from '../../../../content/locales/vi/trail-actions.ts'
import { fields as viFields } from '../../../../content/locales/vi/trail-fields.ts'
import { vi } from '../../../../content/locales/vi/trail.ts'
import { locale, pick } from '../../i18n/text.ts'

export const words = () => pick(vi, en)
export const actionWords = () => (locale === 'en' ? enActions : viActions)
/** The name of a changed field; those without one carry their own words. */
export const fieldName = (field: string): string => (locale === 'en' ? enFields : viFields)[field] ?? field
/** A moment as the office's clock shows it. */
export const shownAt = (at: string): string =>
  new Date(at).toLocaleString(locale === 'en' ? 'en-GB' : 'vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })

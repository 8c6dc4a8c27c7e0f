import { locale } from '../../i18n/text.ts'

/** 1,2 MB · 340 KB */
export function shownSize(bytes: number): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_048_576, 'MB'] : [bytes / 1024, 'KB']
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 'MB' ? 1 : 0 }).format(Math.max(value, unit === 'KB' ? 1 : 0.1))} ${unit}`
}

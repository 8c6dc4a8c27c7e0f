import { vi } from '../../../content/locales/vi/ui.ts'
import type { Ui, Words as Spoken } from '../../../content/locales/vi/ui.ts'

export type Locale = 'vi' | 'en'
const STORE = 'bang-vang.locale'

/** The words of the interface. Read it while rendering, never at the top of a module: the language is known only at start. */
export let t: Ui = vi
export let locale: Locale = 'vi'

const wished = (): Locale => {
  try {
    return localStorage.getItem(STORE) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

/** Words of one room, in its own chunk: `export const words = () => pick(vi, en)`, read while rendering. */
export const pick = <W>(vietnamese: W, english: NoInfer<Spoken<W>>): W => (locale === 'en' ? (english as W) : vietnamese)

/** Before the first paint; English is fetched only by those who ask for it. */
export async function startLocale(): Promise<void> {
  locale = wished()
  document.documentElement.lang = locale
  if (locale === 'en') t = (await import('../../../content/locales/en/ui.ts')).en
}

/** The page is loaded anew, so that no word of the other language stays behind. */
export function chooseLocale(next: Locale): void {
  localStorage.setItem(STORE, next)
  location.reload()
}

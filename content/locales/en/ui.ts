import type { Ui } from '../vi/ui.ts'
import { vi } from '../vi/ui.ts'

export const en: Ui = vi

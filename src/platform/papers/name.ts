import type { ProgrammeDocument } from '../../core/plans/programme.ts'
import { bareOf } from '../../core/vietnamese/shadow.ts'

/** "ke-hoach-05-kh-stnmt.docx": names that every file system and mail program keeps. */
export function paperName(document: ProgrammeDocument, extension: string): string {
  const words = [document.kind ?? 'ke hoach', document.number ?? document.date ?? ''].join(' ')
  const ascii = bareOf(words)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${ascii.slice(0, 80)}.${extension}`
}

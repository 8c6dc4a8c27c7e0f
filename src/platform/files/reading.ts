import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { PlanSource, SourceKind } from '../../core/plans/source.ts'
import { isVietnamese } from '../../core/vietnamese/language.ts'
import { LIMITS, TEXT_LETTERS } from './limits.ts'
import { readPlainText } from './plainText.ts'
import type { Half } from '../ocr/half.ts'
import type { OnProgress } from './progress.ts'
import type { Draft } from './textBuilder.ts'

/** A file whose kind is known. */
export interface KnownFile {
  readonly name: string
  readonly kind: SourceKind
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** All of a file's text, or as much as can be had before its pictures are recognised. */
export type Reading = { readonly draft: Draft } | { readonly half: Half }

const asDraft = (read: Result<Draft>): Result<Reading> => (read.ok ? ok({ draft: read.value }) : read)
const asHalf = (read: Result<Half>): Result<Reading> => (read.ok ? ok({ half: read.value }) : read)

/** Reads a file up to the recognising of its pictures. */
export async function beginReading({ name, kind, bytes }: KnownFile): Promise<Result<Reading>> {
  switch (kind) {
    case 'txt':
    case 'md':
      return bytes.length > TEXT_LETTERS
        ? refuse('file.too-large', { name, limitMb: LIMITS.textMb })
        : ok({ draft: readPlainText(bytes) })
    case 'docx':
      return asDraft((await import('../docx/read.ts')).readDocx(name, bytes))
    case 'doc':
      return asDraft(await (await import('../docx/doc.ts')).readDoc(name, bytes))
    case 'pdf':
      return asHalf(await (await import('../pdf/draw.ts')).drawPdf(name, bytes))
    case 'image':
      return asHalf(await (await import('../ocr/drawPicture.ts')).drawPicture(name, bytes))
  }
}

/** What no reader of plans can use: no words, too many, or words of another language. */
export function sourceOf(file: Omit<KnownFile, 'bytes'>, draft: Draft): Result<PlanSource> {
  const { name, kind, sha256 } = file
  if (draft.text.trim() === '') {
    return kind === 'txt' || kind === 'md'
      ? refuse('file.empty', { name })
      : refuse('file.no-text', { name, pages: Math.max(draft.pages.length, 1) })
  }
  if (draft.text.length > TEXT_LETTERS) return refuse('file.too-large', { name, limitMb: LIMITS.textMb })
  if (!isVietnamese(draft.text)) return refuse('plan.not-vietnamese', { name })
  // no database text holds U+0000, no word needs it; its place stays, so that offsets hold
  return ok({ name, kind, sha256, ...draft, text: draft.text.replaceAll('\u0000', ' ') })
}

/** Recognises what a first half left, and says what the whole reads. */
export async function endReading(
  file: Omit<KnownFile, 'bytes'>,
  reading: Reading,
  onProgress: OnProgress,
): Promise<Result<PlanSource>> {
  if ('draft' in reading) return sourceOf(file, reading.draft)
  const draft = await (await import('../ocr/half.ts')).finishHalf(file.name, reading.half, onProgress)
  return draft.ok ? sourceOf(file, draft.value) : draft
}

import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { PlanSource, SourceKind } from '../../core/plans/source.ts'
import { isVietnamese } from '../../core/vietnamese/language.ts'
import { LIMITS, TEXT_LETTERS } from './limits.ts'
import { readPlainText } from './plainText.ts'
import type { OnProgress } from './progress.ts'
import type { Draft } from './textBuilder.ts'

/** A file whose kind is known. */
export interface KnownFile {
  readonly name: string
  readonly kind: SourceKind
  readonly sha256: string
  readonly bytes: Uint8Array
}

async function draftOf({ name, kind, bytes }: KnownFile, onProgress: OnProgress): Promise<Result<Draft>> {
  switch (kind) {
    case 'txt':
    case 'md':
      return bytes.length > TEXT_LETTERS
        ? refuse('file.too-large', { name, limitMb: LIMITS.textMb })
        : ok(readPlainText(bytes))
    case 'docx':
      return (await import('../docx/read.ts')).readDocx(name, bytes)
    case 'doc':
      return (await import('../docx/doc.ts')).readDoc(name, bytes)
    case 'pdf':
      return (await import('../pdf/read.ts')).readPdf(name, bytes, onProgress)
    case 'image':
      return (await import('../ocr/readPicture.ts')).readPicture(name, bytes, onProgress)
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
  return ok({ name, kind, sha256, ...draft })
}

/** Reads a file of a known kind, here and now, in the thread that calls. */
export async function readKnown(file: KnownFile, onProgress: OnProgress): Promise<Result<PlanSource>> {
  const draft = await draftOf(file, onProgress)
  return draft.ok ? sourceOf(file, draft.value) : draft
}

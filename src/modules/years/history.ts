import { showDate } from '../../core/kernel/dates.ts'
import type { StoredEvent } from '../../platform/db/events.ts'

interface Data {
  readonly by?: string
  readonly title?: string
  readonly on?: string
  readonly revision?: number
  readonly added?: number
  readonly changed?: number
  readonly dropped?: number
}

function wordsOf(type: string, d: Data): string {
  switch (type) {
    case 'programme.adopted@1':
      return 'Đưa vào chạy'
    case 'programme.revised@1':
      return `Thay bằng bản sửa lần ${(d.revision ?? 2) - 1}: thêm ${d.added ?? 0}, đổi ${d.changed ?? 0}, bỏ ${d.dropped ?? 0} mục`
    case 'due.done@1':
      return `Ghi xong “${d.title ?? ''}” ngày ${showDate(d.on ?? '')}`
    case 'due.opened@1':
      return `Mở lại “${d.title ?? ''}”`
    default:
      throw new Error(`No words for the event ${type}`)
  }
}

/** What happened to a programme, newest first. */
export const historyOf = (events: readonly StoredEvent[]): { at: string; by: string; what: string }[] =>
  events.map((e) => ({ at: e.at, by: (e.data as Data).by ?? '', what: wordsOf(e.type, e.data as Data) })).toReversed()

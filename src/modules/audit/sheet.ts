import { actions } from '../../../content/locales/vi/trail-actions.ts'
import { fields } from '../../../content/locales/vi/trail-fields.ts'
import { csvOf, xlsxOf } from '../../platform/sheets/writeSheet.ts'
import type { FileAnswer } from '../../platform/http/routes.ts'
import type { EntryView } from './views.ts'

const HEADS = ['Số niêm phong', 'Thời điểm', 'Người thực hiện', 'Việc', 'Đối tượng', 'Cơ quan', 'Thay đổi', 'Từ đâu'] as const

/** Moments as the office's clock shows them, and in an order that sorts. */
const local = (at: string): string => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

const rowOf = (e: EntryView): string[] => [
  e.seq === null ? 'chờ niêm phong' : String(e.seq), local(e.at), e.by.name ?? (e.via === 'program' ? 'chương trình' : ''), actions[e.action], e.title ?? '', e.body ?? '',
  e.shown === 'erased' ? 'đã xóa theo yêu cầu hoặc hạn lưu' : e.shown === 'hidden' ? 'không hiện với tài khoản này' : e.changes.map((c) => `${fields[c.field] ?? c.field}: ${c.before ?? '(trống)'} → ${c.after ?? '(trống)'}`).join('; '),
  e.origin ? `${e.origin.address} ${e.origin.agent}`.trim() : '',
]

export async function sheetOf(entries: readonly EntryView[], head: string, as: 'xlsx' | 'csv', on: string): Promise<FileAnswer> {
  const foot = [[], ['Đầu chuỗi niêm phong', head], ['Đối chiếu', `bang-vang verify --against ${head}`]].map((cells) => HEADS.map((_, i) => cells[i] ?? ''))
  const sheet = { name: 'Nhật ký', heads: HEADS, rows: [...entries.map(rowOf), ...foot] }
  return as === 'csv'
    ? { name: `nhat-ky-${on}.csv`, mediaType: 'text/csv; charset=utf-8', body: csvOf(sheet) }
    : { name: `nhat-ky-${on}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: await xlsxOf(sheet) }
}

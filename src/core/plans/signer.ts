import { cellsIn, type Cell } from './lines.ts'
import type { Passage, Signer } from './programme.ts'
import { passage, type PlanView } from './view.ts'

const BEHALF = /^(?:(?:TM|KT|TL|TUQ|Q)\s*\.|[TK]\/[MTL]\s*\.?)\s*/u
const ROLE =
  /^(?:(?:TM|KT|TL|TUQ|Q)\s*\.|[TK]\/[MTL]\s*\.?)|^(?:QUYỀN\s+)?(?:PHÓ\s+)*(?:TỔNG\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|BÍ THƯ|CHÁNH|HIỆU TRƯỞNG|THỦ TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|KHỐI TRƯỞNG|CỤM TRƯỞNG|TỔ TRƯỞNG|TỔNG BIÊN TẬP|CHỈ HUY|ỦY VIÊN|ĐẠI DIỆN|THỐNG ĐỐC|QUẢN ĐỐC)(?!\p{L})/u
const DEGREE =
  /^(?:(?:PGS|GS|TS|ThS|Ths|BS|BSCK|BSCKI{1,2}|CKI{1,2}|DS|KS|CN|NGND|NGƯT|TTND|TTƯT|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thiếu tướng|Trung tướng)[.,]?\s*)+(?=\p{Lu})/u
const WORD = "\\p{Lu}\\p{Ll}+(?:[-'’]\\p{L}+)?"
const NAME = new RegExp(`^${WORD}\\s+(?:(?:${WORD}|\\p{Lu})\\s+){0,4}(?:${WORD}|\\p{Lu})$`, 'u')
const TAIL_NAME = new RegExp(`\\s((?:${WORD}\\s+){1,5}${WORD})$`, 'u')
const FAMILY =
  /^(?:NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|LÝ|ĐINH|TRỊNH|MAI|LƯƠNG|ĐÀO|TRƯƠNG|LÒ|HÀ|CAO|TẠ|LÂM|CHU|QUÁCH|TÔ|NÔNG|VI|LỮ|THÁI|KIỀU|PHÙNG|VƯƠNG|LA|TỐNG|CHÂU|ĐOÀN|TĂNG|MA|HỨA|LỤC|BẾ|HOÀNG|SÙNG|GIÀNG|VÀNG|THÀO|ĐIÊU|RƠ|Y|H)\s/u
const NOISE = /^\(?(?:đã ký|ký tên|ký, đóng dấu|signed|đã kí)|^\[/iu
const NOT_A_NAME = /^(?:Nơi nhận|Lưu|Phụ lục|Nguyễn Ái Quốc Hội)/u

interface Found {
  readonly signer: Signer
  readonly cells: readonly Cell[]
}

/** Roles in order, then the name; everything printed in one column. */
function inColumn(cells: readonly Cell[]): Found | null {
  const roles: Cell[] = []
  for (const [i, cell] of cells.entries()) {
    const words = cell.words.replace(/^[-–]\s*/, '')
    if (ROLE.test(words)) {
      const inline = /\p{Ll}/u.test(words) ? TAIL_NAME.exec(words) : null
      if (inline)
        return made(
          [...roles, cell],
          [...roles.map((r) => r.words), words.slice(0, inline.index)],
          inline[1] ?? null,
        )
      if (!/\p{Ll}{2}/u.test(words)) roles.push(cell)
      continue
    }
    if (roles.length === 0 || NOISE.test(words)) continue
    const name = words.replace(DEGREE, '')
    if (NAME.test(name) && !NOT_A_NAME.test(name))
      return made(
        [...roles, cell],
        roles.map((r) => r.words),
        name,
      )
    if (!/\p{Ll}/u.test(words) && words.length < 90) {
      if (
        FAMILY.test(words) &&
        words.split(' ').length <= 5 &&
        !cells.slice(i + 1, i + 4).some((c) => NAME.test(c.words.replace(DEGREE, '')))
      )
        return made(
          [...roles, cell],
          roles.map((r) => r.words),
          words,
        )
      roles.push(cell)
    }
  }
  const last = roles.at(-1)
  return last
    ? made(
        roles,
        roles.map((r) => r.words),
        null,
      )
    : null
}

function made(cells: readonly Cell[], lines: readonly string[], name: string | null): Found {
  const inlineBehalf =
    /^((?:TM\s*\.|T\/M\s*\.?).+?)\s+((?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|BÍ THƯ|KHỐI TRƯỞNG|CỤM TRƯỞNG)(?!\p{L}).*)$/u.exec(
      lines[0] ?? '',
    )
  const all = lines.length === 1 && inlineBehalf ? [inlineBehalf[1] ?? '', inlineBehalf[2] ?? ''] : lines
  const onBehalf = all.filter((l) => BEHALF.test(l))
  const role = all.filter((l) => !BEHALF.test(l)).join('; ') || (onBehalf[0] ?? '')
  const signer: Signer = onBehalf.length ? { role, name, onBehalf: onBehalf.join('; ') } : { role, name }
  return { signer, cells }
}

/** Who signs: below "Nơi nhận" or beside it; the annexes that follow are not looked at. */
export function readSigner(
  view: PlanView,
  from: number,
  to: number,
): { signer: Signer; passage: Passage } | null {
  const cells = cellsIn(view, { start: from, end: to }, 120)
  const columns = [...new Set(cells.map((c) => c.column))].sort((a, b) => b - a)
  // the signature stands in the right-hand column; a file that lost its columns has one only
  const found = [
    ...columns.map((column) => inColumn(cells.filter((c) => c.column === column))),
    inColumn(cells),
  ]
  const best = found.find((f) => f?.signer.name) ?? found.find((f) => f) ?? null
  const [first, last] = [best?.cells[0], best?.cells.at(-1)]
  return best && first && last
    ? { signer: best.signer, passage: passage(view, { start: first.start, end: last.end }) }
    : null
}

import { ACTOR } from './actors.ts'
import type { Head } from './head.ts'
import type { Cell } from './lines.ts'
import { passage, type PlanView } from './view.ts'
import type { Passage } from './programme.ts'
import type { Span } from './source.ts'

const MOTTO = /cong hoa xa hoi|doc lap|hanh phuc|dang cong san viet nam|^so\s*[:.]|^so\s*\d+\s*[/-]|^ky hieu/
const NUMBERED = /^so\s*[:.]|^so\s*\d+\s*[/-]/
const ABOUT = /^\(?(?:V\/v|Vv|Về việc)(?!\p{L})/iu
const OWN =
  /^(?:SỞ|BAN|HỘI ĐỒNG|TRƯỜNG|KHỐI|CỤM|CÔNG TY|TỔNG CÔNG TY|TẬP ĐOÀN|XÍ NGHIỆP|NHÀ MÁY|VĂN PHÒNG|PHÒNG|TRUNG TÂM|CHI CỤC|CỤC|TỔNG CỤC|VỤ|VIỆN|BỆNH VIỆN|HỘI|LIÊN ĐOÀN|CÔNG ĐOÀN|ĐOÀN|ỦY BAN|UỶ BAN|UBND|THANH TRA|BỘ|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|ĐẢNG BỘ|CHI BỘ|CÔNG AN|BÁO|ĐÀI|ĐẠI HỌC|HỌC VIỆN|KHO BẠC|NGÂN HÀNG|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM SÁT|BỘ CHỈ HUY|LIÊN HIỆP|LIÊN MINH|HỢP TÁC XÃ|QUỸ|MẶT TRẬN|CHÍNH PHỦ|THỦ TƯỚNG)(?!\p{L})/u
const PLACE =
  /^(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|TỈNH ỦY)\s+(TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|XÃ|PHƯỜNG|THỊ XÃ|ĐẶC KHU)\s+(.+)$/u
const TITLED = /(?:\p{L}[\p{L}\d]*)/gu
const SMALL = new Set([
  'và',
  'của',
  'các',
  'trực',
  'thuộc',
  'tỉnh',
  'huyện',
  'xã',
  'phường',
  'thành',
  'phố',
  'số',
  'thi',
  'đua',
  'khen',
  'thưởng',
  'nhân',
  'dân',
])

/** words of two or more syllables: only the first is written with a capital */
const COMPOUNDS =
  /(?<=(?:^|\s))(Lâm Nghiệp|Thủy Lợi|Thủy Sản|Kiểm Ngư|Kiểm Lâm|Dân Số|Khí Tượng|Hội Đồng|Nội Vụ|Y Tế|Trung Học|Phổ Thông|Doanh Nghiệp|Công An|Công Ty|Cổ Phần|Tổng Công Ty|Liên Đoàn|Lao Động|Công Đoàn|Bệnh Viện|Đa Khoa|Khu Vực|Trung Tâm|Ủy Ban|Uỷ Ban|Học Viện|Đại Học|Cao Đẳng|Tiểu Học|Mầm Non|Mẫu Giáo|Chi Cục|Tổng Cục|Văn Phòng|Chấp Hành|Thường Vụ|Đảng Ủy|Tỉnh Ủy|Thành Ủy|Huyện Ủy|Kho Bạc|Ngân Hàng|Giáo Dục|Đào Tạo|Tài Nguyên|Môi Trường|Nông Nghiệp|Phát Triển|Nông Thôn|Xây Dựng|Giao Thông|Vận Tải|Công Thương|Khoa Học|Công Nghệ|Thông Tin|Truyền Thông|Văn Hóa|Thể Thao|Du Lịch|Kế Hoạch|Đầu Tư|Tài Chính|Tư Pháp|Ngoại Vụ|Thanh Tra|Thương Binh|Xã Hội|Dân Tộc|Tôn Giáo|Quân Sự|Chỉ Huy|Biên Phòng|Hải Quan|Bảo Hiểm|Bảo Tàng|Thư Viện|Quản Lý|Dự Án|Kiểm Sát|Tòa Án|Toà Án|Mặt Trận|Tổ Quốc|Phụ Nữ|Thanh Niên|Nông Dân|Cựu Chiến Binh|Chữ Thập Đỏ|Liên Hiệp|Hợp Tác Xã|Tập Đoàn|Xí Nghiệp|Nhà Máy|Điện Lực|Bưu Điện|Cấp Nước|Chính Trị|Tổ Chức|Cán Bộ|Hành Chính|Sự Nghiệp)(?=[\s,;-]|$)/gu

/** "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG" → "Sở tài nguyên…" would lose names; keeps abbreviations, capitals on all but small words. */
function retyped(words: string): string {
  if (/\p{Ll}/u.test(words)) return words
  let first = true
  const typed = words.replace(TITLED, (w) => {
    const lower = w.toLowerCase()
    const keep = /^(?:UBND|HĐND|THPT|THCS|MTTQ|TNHH|TĐKT|PTDT|GDTX|GDNN|[IVX]+|\d+)$/u.test(w)
    const out = keep ? w : SMALL.has(lower) && !first ? lower : w.charAt(0) + lower.slice(1)
    first = false
    return out
  })
  return typed.replace(COMPOUNDS, (w) => w.charAt(0) + w.slice(1).toLowerCase())
}

interface Body {
  words: string
  start: number
  end: number
}

/** one cell may hold two bodies: "UBND XÃ A HỘI ĐỒNG B" */
const SECOND_BODY =
  /\s(?=(?:HỘI ĐỒNG|SỞ|TRƯỜNG|KHỐI|CỤM|CÔNG TY|PHÒNG|TRUNG TÂM|BAN THI ĐUA|BAN QUẢN LÝ|CHI CỤC)\s)(?<!(?:ĐẢNG ỦY|ĐẢNG BỘ|CÁC|THUỘC|NGÀNH|VÀ|CÔNG ĐOÀN|CỤM THI ĐUA)\s)/u

const namesIn = (plain: string): string[] =>
  plain
    .split(/\s{3,}/)
    .flatMap((part) => part.replace(/\s+/g, ' ').split(SECOND_BODY))
    .filter((words) => words !== '')

/** The cells above the motto that name bodies; what stands under the number in its column is what a letter is about. */
function namingCells(view: PlanView, head: Head): Cell[] {
  const bare = (cell: Cell): string => view.bare.slice(cell.start, cell.end).trim()
  const numbered = new Map<number, number>()
  const first = head.above[0]
  return head.above.filter((cell) => {
    const under = numbered.get(cell.column)
    if (under === undefined && NUMBERED.test(bare(cell))) numbered.set(cell.column, cell.line)
    return !(
      (under !== undefined && cell.line > under && cell !== first) ||
      ABOUT.test(cell.words) ||
      MOTTO.test(bare(cell)) ||
      /\d{4}|^\p{Ll}/u.test(cell.words) ||
      cell.words.length > 160
    )
  })
}

/** The bodies printed above the motto: the last is the issuer, one above it says of which place. */
function fromHead(view: PlanView, head: Head): { name: string; at: Span } | null {
  const bodies: Body[] = []
  for (const cell of namingCells(view, head))
    for (const words of namesIn(view.plain.slice(cell.start, cell.end))) {
      const last = bodies.at(-1)
      if (!last || OWN.test(words.toUpperCase())) bodies.push({ words, start: cell.start, end: cell.end })
      else Object.assign(last, { words: `${last.words} ${words}`, end: cell.end })
    }
  const own = bodies.findLast((b) => OWN.test(b.words.toUpperCase()))
  if (!own) return null
  const above = bodies
    .slice(0, bodies.indexOf(own))
    .map((b) => PLACE.exec(b.words.toUpperCase()))
    .find((m) => m)
  const ofPlace =
    above &&
    /^(?:SỞ|BAN|HỘI ĐỒNG|VĂN PHÒNG|THANH TRA|KHỐI|CỤM)(?!\p{L})/u.test(own.words) &&
    !own.words.includes(above[2] ?? ' ')
  const place = ofPlace && above ? ` ${(above[1] ?? '').toLowerCase()} ${retyped(above[2] ?? '')}` : ''
  return { name: (elsewhere(view, head, own.words) ?? retyped(own.words)) + place, at: own }
}

const DECIDES =
  /\s(?:xây dựng|ban hành|đề ra|lập|triển khai|tổ chức|phát động|thống nhất|mở|yêu cầu|kêu gọi|thông báo|hướng dẫn|quyết định|chỉ thị|đề nghị|gồm|\(sau đây|\(gọi tắt|tiếp tục|kế hoạch)(?![\p{L}])/u

/** how far into a paper without sections the sentence that announces it may stand */
const CALL_REACH = 3000

/** The subject of the sentence that announces the plan, in the paragraphs between title and first section. */
function fromPreamble(view: PlanView, head: Head, bodyStart: number, unnamed: boolean): Span | null {
  // a call or a letter is all body: where nothing above names its issuer, its first announcing sentence counts
  const call = unnamed && bodyStart - head.end < 40
  const end = call ? Math.min(view.text.length, head.end + CALL_REACH) : Math.max(head.end, bodyStart)
  const text = view.flat.slice(head.end, Math.min(end, head.end + 6000))
  let best: Span | null = null
  for (const m of text.matchAll(/(?:^|[,;.)”]\s+|\s{2,})(?=\p{Lu})/gu)) {
    const at = m.index + m[0].length
    const rest = text.slice(at, at + 180)
    if (!ACTOR.test(rest)) continue
    const verb = DECIDES.exec(rest)
    if (
      !verb ||
      verb.index > 150 ||
      /[;:]|\.\s|,\s(?=\p{Lu}\p{Ll}+ số|ngày)|\sngày\s|\ssố \d+\//u.test(rest.slice(0, verb.index))
    )
      continue
    best = { start: head.end + at, end: head.end + at + verb.index }
    if (call) return best
  }
  return best
}

/** "… của Sở X tỉnh Y" in the title. */
function fromTitle(view: PlanView, head: Head): Span | null {
  const title = head.passages['title']
  if (!title) return null
  const text = view.flat.slice(title.start, title.end)
  for (const m of text.matchAll(/(?:^|\s)(?:của|cơ quan|tại|ngành)\s+/gu)) {
    const at = m.index + m[0].length
    const rest = text.slice(at)
    if (!ACTOR.test(rest)) continue
    const stop = /\s(?:năm(?: học)?\s+\d|giai đoạn|nhiệm kỳ|quý|6 tháng|trong |về )|$/u.exec(rest)
    return { start: title.start + at, end: title.start + at + (stop?.index ?? rest.length) }
  }
  const bare = /(?:^|\s)(?:Sở|Trường|Công ty|Bệnh viện|Khối thi đua|Cụm thi đua|Hội đồng Thi đua)\s/u.exec(
    text,
  )
  if (!bare) return null
  const at = bare.index + (/^\s/.test(bare[0]) ? 1 : 0)
  const stop = /\s(?:năm(?: học)?\s+\d|giai đoạn|nhiệm kỳ|quý|trong |về )|$/u.exec(text.slice(at))
  return { start: title.start + at, end: title.start + at + (stop?.index ?? text.length - at) }
}

/** The same name in the paragraphs, where it is not in capitals. */
function elsewhere(view: PlanView, head: Head, name: string): string | null {
  const at = view.flatLower.indexOf(name.toLowerCase(), head.end)
  const said = at === -1 ? null : view.flat.slice(at, at + name.length).trim()
  return said !== null && /\p{Ll}{2}/u.test(said) && /^\p{Lu}/u.test(said) ? said : null
}

const SHOUTED =
  /CỦA\s+((?:(?:GIÁM ĐỐC|CHỦ TỊCH|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|THỦ TƯỚNG|BỘ TRƯỞNG|BAN THƯỜNG VỤ)\s+)?(?:SỞ|BAN|HỘI ĐỒNG|TRƯỜNG|KHỐI|CỤM|CÔNG TY|UBND|ỦY BAN|UỶ BAN|BỘ|TỈNH ỦY|CHÍNH PHỦ|BỆNH VIỆN|CỤC|CHI CỤC|LIÊN ĐOÀN|CÔNG ĐOÀN)\s.+?)(?=\s+(?:NĂM|GIAI ĐOẠN|VỀ|NHÂN)\s|$)/u

/** "LỜI KÊU GỌI … CỦA GIÁM ĐỐC SỞ X": a title in capitals only. */
function fromShoutedTitle(view: PlanView, head: Head): { name: string; passage: Passage } | null {
  const title = head.passages['title']
  const m = title ? SHOUTED.exec(view.flat.slice(title.start, title.end)) : null
  if (!title || !m) return null
  const start = title.start + m.index + m[0].indexOf(m[1] ?? '')
  return { name: retyped(m[1] ?? ''), passage: passage(view, { start, end: start + (m[1]?.length ?? 0) }) }
}

/** Who issues the plan: the sentence that announces it, its head, its title; the fuller name of those that agree. */
export function readIssuer(
  view: PlanView,
  head: Head,
  bodyStart: number,
): { name: string; passage: Passage } | null {
  const printed = fromHead(view, head)
  const titled = fromTitle(view, head)
  const said = fromPreamble(view, head, bodyStart, !printed && !titled)
  const shouted = said || printed || titled ? null : fromShoutedTitle(view, head)
  if (shouted) return shouted
  const clean = (s: Span): string => passage(view, s).quote.replace(/[*_]+/g, '').replace(/\s+/g, ' ').trim()
  const flat = (s: string): string =>
    s
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim()
  if (printed) {
    const fuller = said && flat(clean(said)).startsWith(flat(printed.name)) ? said : null
    return fuller
      ? { name: clean(fuller), passage: passage(view, fuller) }
      : { name: printed.name, passage: passage(view, printed.at) }
  }
  const span = said && titled && flat(clean(titled)).startsWith(flat(clean(said))) ? titled : (said ?? titled)
  return span ? { name: clean(span), passage: passage(view, span) } : null
}

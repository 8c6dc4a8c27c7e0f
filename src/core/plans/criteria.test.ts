import { describe, expect, test } from 'vitest'
import { criteriaNodesOf, readCriteriaOf, readPlanCriteria } from './criteria.ts'
import { readDocument } from './document.ts'
import { outlineOf, walk } from './outline.ts'
import type { PlanContext } from './context.ts'
import { viewOf } from './view.ts'

function contextOf(text: string): PlanContext {
  const view = viewOf({
    name: 'mau.txt',
    sha256: '',
    kind: 'txt',
    text: text.normalize('NFC'),
    pages: [],
    styles: [],
    doubts: [],
    remarks: [],
  })
  const outline = outlineOf(view)
  return { view, outline, document: readDocument(view, outline) }
}
const rows = (text: string): string[] =>
  readPlanCriteria(contextOf(text)).map((c) => `${c.appliesTo}: ${c.quote.replace(/\s+/g, ' ')}`)

describe('the criteria of a plan', () => {
  test('a mixed part gives up only its criteria', () => {
    expect(
      rows(`1. Phong trào thi đua “Giờ vàng”

d) Tiêu chí, hình thức khen thưởng:

- Giấy khen của Giám đốc Sở.

- Số lượng: 02 tập thể.

- Tiêu chí: Hoàn thành tốt nhiệm vụ trở lên; đoàn kết nội bộ.`),
    ).toEqual(['tất cả: Hoàn thành tốt nhiệm vụ trở lên', 'tất cả: đoàn kết nội bộ.'])
  })
  test('headings and leads say for whom; alternatives and groups below a group stay whole', () => {
    expect(
      rows(`II. TIÊU CHÍ CỤ THỂ

1. Đối với tập thể:

- Nội bộ đoàn kết; hằng năm hoàn thành tốt nhiệm vụ trở lên, trong đó có ít nhất 02 năm hoàn thành xuất sắc nhiệm vụ.

2. Đối với cá nhân:

- Gương mẫu và đã có 05 năm công tác; và trong đó có 02 năm ở vùng cao.

+ Đối với người giữ chức vụ: có 01 Bằng khen; hoặc có 02 Giấy khen.`),
    ).toEqual([
      'tập thể: Nội bộ đoàn kết',
      'tập thể: hằng năm hoàn thành tốt nhiệm vụ trở lên, trong đó có ít nhất 02 năm hoàn thành xuất sắc nhiệm vụ.',
      'cá nhân: Gương mẫu và đã có 05 năm công tác',
      'cá nhân: và trong đó có 02 năm ở vùng cao.',
      'người giữ chức vụ: Đối với người giữ chức vụ: có 01 Bằng khen; hoặc có 02 Giấy khen.',
    ])
  })
  test('a conjunction that opens a condition divides; a comma before "trong đó" does not', () => {
    expect(
      rows(
        'Tiêu chí: Hằng năm hoàn thành tốt nhiệm vụ trở lên và trong đó có 03 năm hoàn thành xuất sắc nhiệm vụ và Đã được tặng Giấy khen.',
      ),
    ).toEqual([
      'tất cả: Hằng năm hoàn thành tốt nhiệm vụ trở lên',
      'tất cả: trong đó có 03 năm hoàn thành xuất sắc nhiệm vụ',
      'tất cả: Đã được tặng Giấy khen.',
    ])
  })
  test('a label inside a paragraph, a table column and a title name theirs', () => {
    expect(
      rows(`1. Chuyên đề “Ca trực”: làm ở mọi khoa. Tiêu chí bình xét: (1) Không sai sót; (2) Bàn giao đúng giờ. Hình thức: Giấy khen.

| TT | Đối tượng | Tiêu chí | Khen |
| --- | --- | --- | --- |
| 1 | Tập thể | Dẫn đầu khối; sổ sách đủ | Giấy khen |

V. TIÊU CHUẨN XÉT THI ĐUA CỦA TRUNG TÂM

1. Danh hiệu Lao động tiên tiến: hoàn thành tốt nhiệm vụ trở lên.

2. Không xét người bỏ ca trực.`),
    ).toEqual([
      'tất cả: Không sai sót',
      'tất cả: Bàn giao đúng giờ.',
      'tập thể: Dẫn đầu khối',
      'tập thể: sổ sách đủ',
      'Danh hiệu Lao động tiên tiến: hoàn thành tốt nhiệm vụ trở lên.',
      'cá nhân: Không xét người bỏ ca trực.',
    ])
  })
  test('a bloc judges its members by registration, exclusion, thresholds and a score table', () => {
    expect(
      rows(`KHỐI THI ĐUA SỐ 2

1. Các đơn vị tự đăng ký tiêu chí thi đua với Khối trưởng; gửi trước tháng 3.

2. Đơn vị được đề nghị tặng Cờ phải đạt từ 90 điểm trở lên; nội bộ đoàn kết. Không xét đơn vị chậm báo cáo.

| TT | Nội dung | Điểm tối đa |
| --- | --- | --- |
| I | Nhiệm vụ chuyên môn | 80 |
| II | Hoạt động của Khối | 20 |
| | Tổng cộng | 100 |`),
    ).toEqual([
      'đơn vị thành viên: Các đơn vị tự đăng ký tiêu chí thi đua với Khối trưởng',
      'đơn vị được đề nghị tặng cờ: Đơn vị được đề nghị tặng Cờ phải đạt từ 90 điểm trở lên',
      'đơn vị được đề nghị tặng cờ: nội bộ đoàn kết.',
      'đơn vị thành viên: Không xét đơn vị chậm báo cáo.',
      'đơn vị thành viên: Nhiệm vụ chuyên môn',
      'đơn vị thành viên: Hoạt động của Khối',
    ])
  })
  test('words about criteria are not criteria', () => {
    expect(
      rows(
        '1. Phòng Tổ chức hướng dẫn tiêu chí, tiêu chuẩn xét khen.\n\n2. Bảo đảm điều kiện làm việc: đủ phòng, đủ máy.',
      ),
    ).toEqual([])
  })
  test('the criteria block of a section is found, its passages are the text, doubts are asked', () => {
    const text =
      '1. Phong trào “Giờ vàng”\n\na) Nội dung: đúng giờ.\n\nb) Tiêu chuẩn: có 01 sáng kiến và có 01 Giấy khen hoặc có 02 Bằng khen.\n'
    const context = contextOf(text)
    const [section] = [...walk(context.outline)]
    if (!section) throw new Error('the outline is empty')
    const nodes = criteriaNodesOf(context, section)
    expect(nodes.map((n) => n.marker?.text)).toEqual(['b)'])
    const [criterion] = readCriteriaOf(context, nodes)
    expect(criterion).toMatchObject({ certainty: 'ask', appliesTo: 'tất cả' })
    expect(text.slice(criterion?.start, criterion?.end)).toBe(criterion?.quote)
  })
})

import { describe, expect, it } from 'vitest'
import { bornOf, isLeaderPost, previewImport } from './import.ts'
import { unitKindOf } from './units.ts'

const known = { units: ['Văn phòng'], people: [{ name: 'Trần Thị Ánh', born: '1980' }], today: '2026-03-10' }

describe('a list of people', () => {
  it('joins family and given name from two columns', () => {
    const { rows } = previewImport([['TT', 'Họ và tên đệm', 'Tên', 'Chức vụ'], ['1', 'Nguyễn Văn', 'An', 'Giám đốc']], known)
    expect(rows).toMatchObject([{ line: 2, name: 'Nguyễn Văn An', leader: true, problems: [] }])
  })
  it('finds the row of headers under a title, and skips the row that numbers the columns', () => {
    const { rows } = previewImport([['DANH SÁCH'], [], ['Số TT', 'HỌ TÊN', 'Khoa/Phòng'], ['(1)', '(2)', '(3)'], ['1', 'Lê Thị Bưởi', 'Khoa Nội']], known)
    expect(rows.map((r) => r.name)).toEqual(['Lê Thị Bưởi'])
  })
  it('takes a bare list of names', () => {
    expect(previewImport([['Lê Thị Bưởi'], ['Vũ Văn Cam']], known).rows).toHaveLength(2)
  })
  it('says what is wrong with each row, and drops none', () => {
    const { rows } = previewImport(
      [['Họ tên', 'Ngày sinh', 'Giới tính'], ['Trần Thị Ánh', '1980', 'nữ'], ['Hoa', '1990', ''], ['Lê Văn Bốn', '31/02/1990', 'nam'], ['Vũ Thị Dứa', '1890', 'không'], ['Vũ Thị Ổi', '2000', ''], ['Vu Thi Oi', '2000', '']],
      known,
    )
    expect(rows.map((r) => r.problems)).toEqual([
      ['Đã có trong danh sách của cơ quan'],
      ['Họ tên chỉ có một chữ, cần cả họ và tên'],
      ['Ngày sinh "31/02/1990" không đọc được, ghi như 15/06/1985 hoặc 1985'],
      ['Năm sinh 1890 không hợp lý', 'Giới tính "không" không đọc được, ghi Nam hoặc Nữ'],
      [],
      ['Trùng với dòng 6'],
    ])
  })
  it('asks for a header when there are columns without one', () => {
    expect(previewImport([['Lê Thị Bưởi', 'Văn thư']], known).problems).toEqual(['Không thấy dòng tiêu đề có cột "Họ và tên"'])
  })
})

describe('columns as a person names them', () => {
  it('take the place of what was guessed', () => {
    const cells = [['Họ tên', 'Việc', 'Chức vụ'], ['Lê Thị Bưởi', 'Văn thư', 'cũ']]
    const { columns, rows } = previewImport(cells, known, ['name', 'post', 'ignored'])
    expect(columns.map((c) => [c.header, c.field])).toEqual([['Họ tên', 'name'], ['Việc', 'post'], ['Chức vụ', 'ignored']])
    expect(rows).toMatchObject([{ line: 2, name: 'Lê Thị Bưởi', post: 'Văn thư' }])
  })
  it('make people of rows that no header names, and show such rows as columns to name', () => {
    const cells = [['Lê Thị Bưởi', 'Văn thư'], ['Vũ Văn Cam', 'Kế toán']]
    expect(previewImport(cells, known).columns.map((c) => c.header)).toEqual(['Lê Thị Bưởi', 'Văn thư'])
    expect(previewImport(cells, known, ['name', 'post']).rows.map((r) => [r.line, r.name])).toEqual([[1, 'Lê Thị Bưởi'], [2, 'Vũ Văn Cam']])
  })
  it('read nobody without a column of names', () => {
    expect(previewImport([['Họ tên'], ['Lê Thị Bưởi']], known, ['ignored'])).toMatchObject({ rows: [], problems: ['Chưa có cột nào là họ tên'] })
  })
})

describe('the small readings', () => {
  it('reads a birthday as typed or as a spreadsheet stores it', () => {
    expect(['1985', '5/6/1985', '05-06-1985', '1985-06-05', '31203', '', '85', '30/2/1985'].map(bornOf)).toEqual(['1985', '1985-06-05', '1985-06-05', '1985-06-05', '1985-06-05', null, undefined, undefined])
  })
  it('knows a leader by the post', () => {
    expect(['Giám đốc Sở', 'Phó Trưởng phòng', 'Chánh Văn phòng', 'Hiệu trưởng', 'Chuyên viên', 'Văn thư', null].map(isLeaderPost)).toEqual([true, true, true, true, false, false, false])
  })
  it('knows a unit by its name', () => {
    expect(['Văn phòng Sở', 'Phòng Lễ tân', 'Công đoàn cơ sở', 'Chi đoàn Sở', 'Chi bộ 2', 'Trung tâm Dịch thuật', 'Ban Giám đốc'].map(unitKindOf)).toEqual(['office', 'division', 'union', 'youth-union', 'party-cell', 'affiliated', 'division'])
  })
})

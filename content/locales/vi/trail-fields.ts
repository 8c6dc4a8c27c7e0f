/** Names of what was changed; a field that is not here carries its own words already (a fact of a plan, a setting). */
export const fields: Readonly<Record<string, string>> = {
  name: 'Tên', abbreviation: 'Tên viết tắt', kind: 'Loại', superior: 'Cấp trên', yearKind: 'Loại năm', post: 'Chức vụ', posts: 'Chức vụ', unit: 'Đơn vị', leader: 'Lãnh đạo', sex: 'Giới tính', born: 'Ngày sinh',
  added: 'Thêm', removed: 'Bớt', peopleCount: 'Số người', unitsCount: 'Số đơn vị mới', skipped: 'Bước bỏ qua', relation: 'Quan hệ với kế hoạch', revises: 'Thay cho chương trình', more: 'Thay đổi khác', doneOn: 'Ngày xong', same: 'Là một',
  login: 'Tên đăng nhập', email: 'Thư điện tử', role: 'Vai trò', roles: 'Vai trò', body: 'Cơ quan', parent: 'Thuộc', from: 'Từ ngày', to: 'Đến ngày', document: 'Văn bản', members: 'Thành viên', state: 'Trạng thái', answer: 'Trả lời', receivedOn: 'Ngày nhận', dueOn: 'Hạn trả lời', reason: 'Lý do',
  erased: 'Đã xóa', kept: 'Giữ lại', reads: 'Số lần xem', months: 'Số tháng lưu', person: 'Người', account: 'Tài khoản', subject: 'Tiêu đề', method: 'Cách đăng nhập',
}

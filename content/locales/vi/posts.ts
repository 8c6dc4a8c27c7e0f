/** The posts of a person. */
export const vi = {
  title: 'Chức vụ',
  none: 'Chưa ghi chức vụ nào.',
  main: 'chính',
  held: 'Đang giữ',
  before: 'Trước đây',
  edit: 'Sửa chức vụ',
  add: 'Thêm chức vụ',
  post: 'Chức vụ',
  unit: 'Đơn vị',
  noUnit: 'Chung của cơ quan',
  from: 'Từ ngày',
  to: 'Đến ngày',
  isMain: 'Chức vụ chính',
  leader: 'Lãnh đạo, quản lý',
  remove: (post: string) => `Bỏ chức vụ ${post}`,
  stale: 'Có người vừa sửa hồ sơ này. Xem lại rồi sửa tiếp.',
}

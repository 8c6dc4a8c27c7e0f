/** The room "Mạng nội bộ": how other machines reach this installation, and the office's certificate. */
export const network = {
  title: 'Mạng nội bộ',
  facts: 'Mở Bảng Vàng cho các máy khác trong cơ quan, qua đường truyền mã hóa.',
  now: 'Hiện nay',
  listens: (host: string, port: number) =>
    host === '127.0.0.1'
      ? `Chỉ máy này mở được (cổng ${port}).`
      : `Các máy khác mở được qua cổng ${port}, địa chỉ nghe ${host}.`,
  byEnvironment: 'Địa chỉ nghe do biến HOST đặt; lựa chọn ở trang này không đổi được.',
  files: 'Chứng thư do TLS_CERT và TLS_KEY đặt; chương trình chỉ theo dõi ngày hết hạn.',
  proxies: (list: string) => `Tin proxy: ${list}.`,
  restart: 'Khởi động lại chương trình để lựa chọn mới có hiệu lực',
  restartHint: 'Dừng chương trình rồi mở lại như mọi khi. Người đang làm việc phải lưu trước.',
  none: 'Chưa có chứng thư',
  noneHint:
    'Làm chứng thư nội bộ ở dưới. Chưa có chứng thư thì máy khác không dùng được khóa truy cập (passkey) và không bỏ phiếu kín.',
  certificate: 'Chứng thư',
  validTo: (day: string, left: number) =>
    left < 0 ? `Hết hạn từ ${day}` : `Dùng đến ${day}, còn ${left} ngày`,
  ended: 'Chứng thư đã hết hạn',
  nearEnd: 'Chứng thư sắp hết hạn',
  renewHint: 'Bấm “Gia hạn chứng thư”. Các máy đã tin chứng thư gốc không phải làm gì.',
  forNames: 'Tên và địa chỉ',
  root: 'Mã SHA-256 của chứng thư gốc',
  rootHint: 'In ra hoặc đọc cho người cài; mã trên máy của họ phải giống từng ký tự.',
  make: 'Làm chứng thư nội bộ',
  renew: 'Gia hạn chứng thư',
  making: 'Đang làm…',
  made: 'Đã làm chứng thư',
  names: 'Tên máy',
  namesHint: 'Mỗi tên một dòng, như bang-vang.local. Chỉ ghi tên mà các máy khác dùng để mở.',
  addresses: 'Địa chỉ của máy này',
  otherAddresses: 'Địa chỉ khác',
  otherAddressesHint: 'Mỗi địa chỉ một dòng, khi máy này có địa chỉ cố định không hiện ở trên.',
  open: 'Cho máy khác trong mạng mở Bảng Vàng',
  openHint: 'Có hiệu lực sau khi khởi động lại. Không bật khi máy nối thẳng ra internet.',
  newRoot: 'Làm chứng thư gốc mới',
  newRootHint: 'Chỉ khi chứng thư gốc bị lộ hoặc cần tên khác: mọi máy phải tin lại từ đầu.',
  doors: 'Để các máy khác tin chứng thư',
  doorsHint: 'Quét mã bằng điện thoại, hoặc gõ địa chỉ trên máy khác. So mã SHA-256 trước khi cài.',
  qrOf: (url: string) => `Mã QR của ${url}`,
  steps: 'Các bước trên từng loại máy',
  devices: [
    [
      'Windows (Chrome, Edge)',
      'Mở tệp bang-vang.crt, chọn Install Certificate › Current User › Trusted Root Certification Authorities.',
    ],
    ['Android', 'Cài đặt › Bảo mật › Mã hóa và thông tin xác thực › Cài đặt chứng chỉ › Chứng chỉ CA.'],
    [
      'iPhone, iPad',
      'Mở bằng Safari, cho phép tải; Cài đặt › Đã tải về hồ sơ › Cài đặt; rồi Cài đặt chung › Giới thiệu › Cài đặt tin cậy chứng nhận.',
    ],
    ['Firefox', 'Cài đặt › Quyền riêng tư và bảo mật › Xem chứng chỉ › Nhà cung cấp › Nhập.'],
  ],
  bad: 'Tên chỉ gồm chữ thường không dấu, số, gạch nối và dấu chấm; địa chỉ như 192.168.1.20.',
  readOnly: 'Tài khoản này chỉ xem được.',
}

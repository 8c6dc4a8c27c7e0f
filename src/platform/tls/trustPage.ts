import type { FastifyInstance } from 'fastify'
import { derOf, factsOf, type TlsFolder } from './folder.ts'

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const page = (fingerprint: string, address: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Chứng thư nội bộ – Bảng Vàng</title></head>
<body>
<h1>Tin chứng thư nội bộ của cơ quan</h1>
<p>Làm một lần trên mỗi máy. Sau đó máy này mở Bảng Vàng qua đường truyền mã hóa.</p>
<h2>1. So mã trước khi tin</h2>
<p>Mã dưới đây phải giống từng ký tự với mã trên giấy hoặc trên màn hình của người quản trị. Khác một ký tự thì dừng lại và báo người quản trị.</p>
<p><code>${fingerprint.replaceAll(':', ' ')}</code></p>
<p><strong>So với bản người quản trị đưa, không so với chính trang này.</strong> Trang này chưa được mã hóa.</p>
<h2>2. Tải chứng thư</h2>
<p><a href="/chung-thu/bang-vang.crt">Tải bang-vang.crt</a></p>
<h2>3. Cài chứng thư</h2>
<dl>
<dt>Windows (Chrome, Edge)</dt><dd>Mở tệp vừa tải, chọn <em>Install Certificate</em> › <em>Current User</em> › <em>Place all certificates in the following store</em> › <em>Trusted Root Certification Authorities</em>. Mã SHA-256 xem bằng lệnh <code>certutil -dump bang-vang.crt</code>.</dd>
<dt>Android</dt><dd>Cài đặt › Bảo mật › Mã hóa và thông tin xác thực › Cài đặt chứng chỉ › Chứng chỉ CA, rồi chọn tệp vừa tải.</dd>
<dt>iPhone, iPad</dt><dd>Mở bằng Safari và cho phép tải. Vào Cài đặt › Đã tải về hồ sơ › Cài đặt. Rồi Cài đặt › Cài đặt chung › Giới thiệu › Cài đặt tin cậy chứng nhận, bật chứng thư Bảng Vàng.</dd>
<dt>Firefox</dt><dd>Cài đặt › Quyền riêng tư và bảo mật › Chứng chỉ › Xem chứng chỉ › Nhà cung cấp › Nhập, đánh dấu tin để nhận dạng trang web.</dd>
</dl>
<h2>4. Mở Bảng Vàng</h2>
<p><a href="${escaped(address)}">${escaped(address)}</a></p>
</body></html>`

/** The page to which the QR code leads: over plain HTTP, because whoever opens it does not trust the certificate yet. It shows nothing but what is public. */
export function serveTrustPage(http: FastifyInstance, folder: TlsFolder, port: () => number): void {
  http.get('/chung-thu', async (_request, reply) => {
    const office = await folder.office()
    if (!office) return reply.code(404).type('text/plain; charset=utf-8').send('Chưa có chứng thư nội bộ.')
    const { names, addresses } = factsOf(office.server.cert)
    const first = names[0] ?? addresses[0] ?? ''
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page(factsOf(office.authority.cert).fingerprint, `https://${first.includes(':') ? `[${first}]` : first}:${port()}/`))
  })
  http.get('/chung-thu/bang-vang.crt', async (_request, reply) => {
    const office = await folder.office()
    if (!office) return reply.code(404).type('text/plain; charset=utf-8').send('Chưa có chứng thư nội bộ.')
    return reply.header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="bang-vang.crt"').type('application/x-x509-ca-cert').send(Buffer.from(derOf(office.authority.cert)))
  })
}

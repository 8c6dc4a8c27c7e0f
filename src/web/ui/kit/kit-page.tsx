import { useState } from 'react'
import { Button } from '../button.tsx'
import { Bar, Card, Empty, Skeleton, Table } from '../data.tsx'
import { DateField } from '../date-field.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { AreaField, CheckField, RadioField, SelectField, TextField } from '../field.tsx'
import { Kbd } from '../kbd.tsx'
import { Note } from '../note.tsx'
import { Page } from '../page.tsx'
import { SourceLink } from '../source-link.tsx'
import { Tabs } from '../tabs.tsx'
import { Chip, Tag } from '../tag.tsx'
import './kit.css'

/** For whoever builds pages: every primitive in every state. Its words are examples, so they stand here and not in the locales. */
export function KitPage() {
  return (
    <main id="main">
      <Page
        title="Thành phần và trạng thái"
        facts="Trang mẫu cho người phát triển. Mọi trạng thái có hình, có chữ, rồi mới tới màu."
      >
        <div className="kit">
          <Buttons />
          <Tags />
          <Forms />
          <Dialogs />
          <Notes />
          <Data />
        </div>
      </Page>
    </main>
  )
}

function Buttons() {
  return (
    <Card title="Nút">
      <div className="card-in stack">
        <div className="line wraps">
          <Button kind="primary">Gửi báo cáo</Button>
          <Button>Lưu nháp</Button>
          <Button kind="ghost">Xem trước</Button>
          <Button kind="danger">Hủy quyết định…</Button>
          <Button kind="gold">Công bố lên Bảng vàng</Button>
        </div>
        <div className="line wraps">
          <Button kind="primary" why="Chưa trình được: hết hạn lấy ý kiến ngày 22/06/2026.">
            Trình ký
          </Button>
        </div>
        <div className="line wraps">
          <Button kind="primary" busy="Đang gửi…">
            Gửi báo cáo
          </Button>
          <Button small icon="undo">
            Hoàn tác
          </Button>
          <Button keys="A">Chấp nhận</Button>
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
        </div>
      </div>
    </Card>
  )
}

function Tags() {
  const [on, setOn] = useState(true)
  return (
    <Card title="Nhãn, bộ lọc, nguồn">
      <div className="card-in stack">
        <div className="line wraps">
          <Tag tone="ok">Đạt</Tag>
          <Tag tone="bad">Không đạt</Tag>
          <Tag tone="unknown">Chưa rõ</Tag>
          <Tag tone="warn">Nên xem</Tag>
          <Tag tone="bad" icon="clock">
            Trễ 3 ngày
          </Tag>
          <Tag>Nháp</Tag>
          <Tag tone="pen">Đã gửi</Tag>
          <Tag tone="gold">Đang bỏ phiếu</Tag>
        </div>
        <div className="chips">
          <Chip on={on} count={34} onPress={() => setOn(!on)}>
            Tất cả
          </Chip>
          <Chip on={!on} count={11} onPress={() => setOn(!on)}>
            Chỉ tiêu
          </Chip>
        </div>
        <p>
          Lao động tiên tiến: trên 90% của 46 người, tức ít nhất 42{' '}
          <SourceLink
            source={{
              planId: '00000000-0000-4000-8000-000000000000',
              programmeId: '00000000-0000-4000-8000-000000000000',
              fact: 'x',
              place: 'KH 08, II.2',
              quote: '',
            }}
            onOpen={() => undefined}
          />
        </p>
      </div>
    </Card>
  )
}

function Forms() {
  const [choice, setChoice] = useState('a')
  const [on, setOn] = useState(true)
  return (
    <Card title="Biểu mẫu">
      <div className="card-in form">
        <ErrorSummary wrongs={[{ id: 'kit-so', text: 'Số đoàn viên phải lớn hơn 0' }]} attempt={0} />
        <Note tone="bad" title="Chưa gửi được, còn 1 ô cần sửa">
          <a href="#kit-so">Số đoàn viên phải lớn hơn 0</a>
        </Note>
        <TextField
          id="kit-so"
          label="Số đoàn viên"
          hint="Tính đến ngày 30/06/2026"
          error="Số đoàn viên phải lớn hơn 0"
          value="0"
          onText={() => undefined}
        />
        <DateField label="Ngày ký" value="2026-06-12" today="2026-06-15" onDate={() => undefined} />
        <AreaField label="Lý do" value="" onText={() => undefined} />
        <SelectField
          label="Loại"
          value={choice}
          choices={[
            { value: 'a', label: 'Sở, ban, ngành' },
            { value: 'b', label: 'Xã, phường' },
          ]}
          onText={setChoice}
        />
        <RadioField
          legend="Năm thi đua"
          name="kit-year"
          value={choice}
          choices={[
            { value: 'a', label: 'Năm dương lịch' },
            { value: 'b', label: 'Năm học' },
          ]}
          onChoose={setChoice}
        />
        <CheckField label="Dùng phím tắt một chữ" checked={on} onCheck={setOn} />
      </div>
    </Card>
  )
}

function Dialogs() {
  const [open, setOpen] = useState(false)
  const [tab, setTab] = useState<'mot' | 'hai'>('mot')
  return (
    <Card title="Hộp thoại, thẻ">
      <div className="card-in stack">
        <Button onClick={() => setOpen(true)}>Mở hộp thoại…</Button>
        {open && (
          <Dialog
            title="Đóng bỏ phiếu khi còn 2 phiếu?"
            onClose={() => setOpen(false)}
            acts={
              <>
                <Button autoFocus onClick={() => setOpen(false)}>
                  Chờ thêm
                </Button>
                <Button kind="primary" onClick={() => setOpen(false)}>
                  Đóng và kiểm phiếu
                </Button>
              </>
            }
          >
            <p>2 người có mặt chưa bỏ phiếu. Việc đóng sớm được ghi vào biên bản, không mở lại được.</p>
          </Dialog>
        )}
        <Tabs
          label="Đang xem"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'mot', label: 'Văn bản' },
            { value: 'hai', label: 'Thông tin 34' },
          ]}
        />
        <div id="panel-mot" hidden={tab !== 'mot'}>
          Nội dung thẻ thứ nhất
        </div>
        <div id="panel-hai" hidden={tab !== 'hai'}>
          Nội dung thẻ thứ hai
        </div>
      </div>
    </Card>
  )
}

function Notes() {
  return (
    <div className="stack">
      <Note tone="bad" icon="no" title="Tệp này là ảnh quét, chưa đọc được chữ">
        9 trang đều mờ. Quét lại ở 300 dpi.
      </Note>
      <Note tone="warn" title="Mất mạng từ 09:42">
        Phần đang gõ giữ trên máy này.
      </Note>
      <Note tone="ok" role="status">
        Đã ghi 42 người vào danh sách.
      </Note>
      <Note tone="unknown" title="Chưa rõ: còn thiếu quyết định công nhận sáng kiến" />
      <Note
        tone="info"
        title="Bản này có vẻ sửa đổi kế hoạch đang chạy"
        acts={<Button small>So sánh hai bản</Button>}
      />
    </div>
  )
}

function Data() {
  return (
    <div className="stack">
      <Card title="Bảng, thanh">
        <Table
          caption="Chỉ tiêu"
          heads={[{ label: 'Chỉ tiêu' }, { label: 'Có / cần', number: true }, { label: 'Tiến độ' }]}
        >
          <tr>
            <th scope="row">Sáng kiến cấp cơ sở</th>
            <td className="number" data-label="Có / cần">
              5 / 7
            </td>
            <td data-label="Tiến độ" className="kit-bar">
              <Bar label="5 trên 7 sáng kiến" value={5} forecast={8} must={7} max={9} />
            </td>
          </tr>
        </Table>
      </Card>
      <Card title="Chưa có gì">
        <Empty title="Năm 2027 chưa có kế hoạch" acts={<Button>Chọn tệp</Button>}>
          Thả tệp kế hoạch vào đây.
        </Empty>
      </Card>
      <Card title="Đang đọc kế hoạch" side={<span className="small-text soft">Trang 6 / 9</span>}>
        <div className="card-in">
          <Skeleton />
        </div>
      </Card>
    </div>
  )
}

import { parseArgs } from 'node:util'
import { readHead, showHead, type Breach } from '../../core/audit/chain.ts'
import { bodyCards } from '../../modules/people/index.ts'
import { Reviews, rowsAmiss, verifyPlans } from '../../modules/plans/index.ts'
import { verifyProgrammes } from '../../modules/years/index.ts'
import { readConfig } from '../../platform/config/config.ts'
import { openPool, type OpenDatabase } from '../../platform/db/database.ts'
import { installedTenant } from '../../platform/db/tenant.ts'
import { trailGuard } from '../../platform/trail/guard.ts'
import { verifyTrail } from '../../platform/trail/verify.ts'
import { EXIT, type Command } from '../command.ts'
import { bringForward } from '../keeping.ts'

const print = (words: string): void => void process.stdout.write(`${words}\n`)

const BREACH: Readonly<Record<Breach['kind'], string>> = {
  'seal-gone': 'dấu niêm phong không còn', 'entry-gone': 'mục đã niêm phong không còn', 'link-broken': 'không nối với mục trước', altered: 'nội dung không còn như khi niêm phong',
  cut: 'nhật ký kết thúc trước mục này: phần cuối đã bị cắt', rewritten: 'chuỗi đã được viết lại từ mục này hoặc trước đó', 'details-altered': 'chi tiết không khớp với dấu của nó', 'details-gone': 'chi tiết bị lấy đi mà nhật ký không có mục xóa nào nói tới',
}

/** Plans and programmes against their events. @returns how many do not fit */
async function verifyWork(db: OpenDatabase, tenant: string): Promise<number> {
  const found: { checked: number; wrong: readonly string[] }[] = []
  for (const { id } of await db.read(tenant, bodyCards)) {
    const reviews = new Reviews()
    found.push(await db.read(tenant, (r) => verifyPlans(r, reviews, id)), await db.read(tenant, (r) => verifyProgrammes(r, id)))
    found.push({ checked: 0, wrong: await db.rehearse(tenant, (w) => rowsAmiss(w, reviews, id)) })
  }
  const wrong = found.flatMap((f) => f.wrong)
  for (const line of wrong) print(line)
  print(`Đã đối chiếu ${found.reduce((n, f) => n + f.checked, 0)} kế hoạch và chương trình, ${wrong.length} chỗ không khớp.${wrong.length > 0 ? ' `bang-vang rebuild` dựng lại các bảng từ chuỗi sự kiện.' : ''}`)
  return wrong.length
}

const ageOf = (since: string): string => {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(since)) / 1000))
  return seconds < 120 ? `${seconds} giây` : seconds < 7200 ? `${Math.round(seconds / 60)} phút` : `${Math.round(seconds / 3600)} giờ`
}

/** The trail against its seals and, where one was given, a head kept outside. @returns how many places are broken */
async function verifyChain(db: OpenDatabase, tenant: string, against: string | undefined): Promise<number> {
  const { head, sealed, breaches, unsealed } = await verifyTrail(db, tenant, against === undefined ? null : readHead(against))
  for (const b of breaches) print(`Nhật ký, mục ${b.seq}${b.entryId === null ? '' : ` (${b.entryId})`}: ${BREACH[b.kind]}.`)
  print(`Đã đối chiếu ${sealed} mục nhật ký đã niêm phong, ${breaches.length} chỗ hỏng.${against === undefined ? '' : breaches.length === 0 ? ' Khớp với đầu chuỗi đã giữ.' : ''}`)
  if (unsealed.count > 0) print(`${unsealed.count} mục chờ niêm phong, mục cũ nhất ghi cách đây ${ageOf(unsealed.since ?? '')}.`)
  if ((await trailGuard(db, tenant)) === 'open') print('Lưu ý: vai trò cơ sở dữ liệu của chương trình sửa được nhật ký. Đặt DATABASE_OWNER_URL để tách chủ sở hữu và vai trò chạy chương trình.')
  print(`Đầu chuỗi: ${showHead(head)}`)
  return breaches.length
}

export const command: Command = {
  usage: 'verify [--against <số:mã>]',
  summary: 'đối chiếu kế hoạch, chương trình và nhật ký; --against: so với đầu chuỗi giữ ở ngoài, để thấy tệp bị sửa hay cắt',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { against: { type: 'string' } } })
    if (values.against !== undefined && readHead(values.against) === null) {
      process.stderr.write('Đầu chuỗi có dạng số:mã, như `bang-vang verify` in ra ở dòng cuối.\n')
      return EXIT.wrong
    }
    const config = readConfig(process.env)
    const db = await openPool(config)
    try {
      await bringForward(db, config)
      const tenant = await installedTenant(db.pool)
      const wrong = (await verifyWork(db, tenant)) + (await verifyChain(db, tenant, values.against))
      return wrong === 0 ? EXIT.done : EXIT.refused
    } finally {
      await db.close()
    }
  },
}

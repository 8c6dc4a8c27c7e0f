import { parseArgs } from 'node:util'
import { names } from '../../../content/locales/vi/ui-names.ts'
import { showDate } from '../../core/kernel/dates.ts'
import { readConfig, type Config } from '../../platform/config/config.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { openPool, type OpenDatabase } from '../../platform/db/database.ts'
import { FolderInUse } from '../../platform/db/lock.ts'
import { NotRestored } from '../../platform/db/restoring.ts'
import { OtherWorld } from '../../platform/db/tenant.ts'
import { OtherFolder } from '../../platform/files/belongs.ts'
import { EXIT, type Command } from '../command.ts'
import type { Running } from '../main.ts'
import { NotForward } from '../keeping.ts'
import { whenParentIsGone } from '../parent.ts'

const print = (words: string): void => void process.stdout.write(`${words}\n`)

async function plantDemo(running: Running): Promise<void> {
  const { renewWorld } = await import('../examples.ts')
  const { worldFor } = await import('../../../examples/world.ts')
  const planted = await renewWorld(running.kit)
  if (planted.ok && planted.value !== null) print(`\nDữ liệu dùng thử của ngày ${showDate(planted.value)} đã được dựng lại theo hôm nay; những gì sửa trong đó không còn.`)
  if (!planted.ok) throw new Error(`The examples could not be planted: ${planted.refusal.code}`)
  print('\nTài khoản dùng thử (tên đăng nhập / mật khẩu):')
  for (const a of worldFor(systemClock.today()).accounts) print(`  ${a.login.padEnd(12)} ${`${a.login}-anlac`.padEnd(20)} ${a.name} (${names.roles[a.role]})`)
}

/** Stops on the first signal: no new request, the job under way, a checkpoint, then the lock. */
function stopOnSignal(running: Running): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false
    const stop = (): void => {
      if (stopping) return
      stopping = true
      running.close().then(resolve, (fault: unknown) => {
        process.stderr.write(`${String(fault)}\n`)
        resolve()
      })
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    whenParentIsGone(stop)
  })
}

function wordsOf(fault: unknown): string {
  if (fault instanceof FolderInUse) return `Thư mục dữ liệu đang được dùng: ${fault.message}`
  if (fault instanceof OtherWorld || fault instanceof OtherFolder || fault instanceof NotRestored || fault instanceof NotForward || !(fault instanceof Error)) return fault instanceof Error ? fault.message : String(fault)
  return fault.stack ?? fault.message
}

/** A program that does not come up lets the database and its folder go. */
async function started(config: Config, demo: boolean, opening: Promise<OpenDatabase>): Promise<Running> {
  opening.catch(() => {})
  try {
    const { start } = await import('../main.ts')
    return await start({ config, demo, opening })
  } catch (fault) {
    await opening.then((db) => db.close()).catch(() => {})
    throw fault
  }
}

export const command: Command = {
  usage: 'serve [--demo]',
  summary: 'mở Bảng Vàng trên máy này (PORT, HOST, DATA_DIR, DATABASE_URL); --demo: tỉnh An Lạc bịa ra để dùng thử',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { demo: { type: 'boolean' } }, strict: false })
    const demo = values['demo'] === true
    try {
      const config = readConfig(process.env, demo && !process.env['DATA_DIR'] ? 'data-demo' : undefined)
      // the database opens in its thread while the rest of the program loads in this one
      const opening = openPool(config)
      const running = await started(config, demo, opening)
      const stopped = stopOnSignal(running)
      if (demo) await plantDemo(running)
      print(`\nBảng Vàng đang chạy: ${running.url}`)
      if (running.firstLink !== null) print(`Tạo tài khoản đầu tiên (đường dẫn dùng một lần): ${running.url}${running.firstLink}`)
      await stopped
      return EXIT.done
    } catch (fault) {
      process.stderr.write(`${wordsOf(fault)}\n`)
      return EXIT.wrong
    }
  },
}

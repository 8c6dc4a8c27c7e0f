import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { archiveTo, backUp, factsOf } from '../../platform/archive/backup.ts'
import { askAtDoor, NobodyThere } from '../../platform/archive/door.ts'
import { countFiles, countRows, headOf } from '../../platform/archive/format.ts'
import type { Checked } from '../../platform/archive/read.ts'
import { AlreadyThere } from '../../platform/archive/sink.ts'
import { readConfig, type Config } from '../../platform/config/config.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { openPool } from '../../platform/db/database.ts'
import { FolderInUse } from '../../platform/db/lock.ts'
import { NotRestored } from '../../platform/db/restoring.ts'
import { folderStore } from '../../platform/files/store.ts'
import { EXIT, type Command } from '../command.ts'

/** Opens the database itself: a server takes many clients, an embedded one belongs to whoever holds its folder. */
async function backUpHere(path: string, config: Config): Promise<Checked> {
  const db = await openPool(config)
  try {
    return await backUp(path, { db, files: folderStore(join(config.dataDir, 'files')), dataDir: config.dataDir }, factsOf('asked', systemClock.now()))
  } finally {
    await db.close()
  }
}

async function make(path: string, config: Config): Promise<Checked> {
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'db')) && !existsSync(join(config.dataDir, 'restoring'))) throw new AlreadyThere(`Không có dữ liệu ở “${config.dataDir}”. Chọn thư mục bằng --data hoặc DATA_DIR.`)
  try {
    return await backUpHere(path, config)
  } catch (fault) {
    if (!(fault instanceof FolderInUse)) throw fault
    return archiveTo(path, (sink) => askAtDoor(config.dataDir, sink))
  }
}

function wordsOf(fault: unknown): string {
  if (fault instanceof NobodyThere) return 'Chương trình đang giữ thư mục dữ liệu nhưng không trả lời: nó đang khởi động hoặc đang dừng. Chạy lại lệnh sau ít giây.'
  return fault instanceof AlreadyThere || fault instanceof NotRestored ? fault.message : `Chưa sao lưu được: ${fault instanceof Error ? fault.message : String(fault)}`
}

function report({ manifest, sha256, size }: Checked, path: string): string {
  const lost = manifest.missing.length > 0 ? [`Thiếu ${manifest.missing.length} tệp mà kho không còn giữ nguyên vẹn.`] : []
  return [`${path}`, `${countRows(manifest)} dòng, ${countFiles(manifest)} tệp, ${size} byte, đã đọc lại và khớp.`, ...lost, `Dấu bảng kê: ${sha256}`, `Đầu nhật ký: ${headOf(manifest) ?? 'chưa có'}`, ''].join('\n')
}

export const command: Command = {
  usage: 'backup FILE [--data DIR]',
  summary: 'ghi một bản sao lưu của cùng một thời điểm, cả khi chương trình đang chạy; bản này chứa dữ liệu cá nhân',
  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options: { data: { type: 'string' } }, allowPositionals: true, strict: false })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) {
      process.stderr.write(`Cách dùng: bang-vang ${command.usage}\n`)
      return EXIT.wrong
    }
    const path = resolve(file)
    try {
      const config = readConfig(process.env, typeof values['data'] === 'string' ? values['data'] : undefined)
      process.stdout.write(report(await make(path, config), path))
      return EXIT.done
    } catch (fault) {
      process.stderr.write(`${wordsOf(fault)}\n`)
      return EXIT.wrong
    }
  },
}

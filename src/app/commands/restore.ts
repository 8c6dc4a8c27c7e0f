import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sayRefusal } from '../../../content/locales/vi/refusals.ts'
import { headOf } from '../../platform/archive/format.ts'
import { restoreArchive, type Done } from '../../platform/archive/place.ts'
import { tryOut } from '../../platform/archive/trial.ts'
import { readConfig } from '../../platform/config/config.ts'
import { FolderInUse } from '../../platform/db/lock.ts'
import { EXIT, type Command } from '../command.ts'

function report({ rows, files, migrated, checked }: Done): string {
  const { manifest, sha256 } = checked
  return [
    `Đã khôi phục ${rows} dòng và ${files} tệp từ bản ghi lúc ${manifest.madeAt} (bản ${manifest.program}); mọi bảng và tệp khớp bảng kê.`,
    ...(migrated.length > 0 ? [`Đã nâng cấu trúc: ${migrated.join(', ')}`] : []),
    ...(manifest.missing.length > 0 ? [`Bản sao lưu không có ${manifest.missing.length} tệp: lúc ghi, kho đã không còn giữ.`] : []),
    `Dấu bảng kê: ${sha256}`, `Đầu nhật ký: ${headOf(manifest) ?? 'chưa có'}`,
    'Mọi người đăng nhập lại bằng mật khẩu của mình.', '',
  ].join('\n')
}

async function restore(file: string, dataDir: string | undefined, trial: boolean): Promise<number> {
  try {
    const done = trial ? await tryOut(file) : await restoreArchive(file, readConfig(process.env, dataDir))
    if (done.ok) process.stdout.write(trial ? `Khôi phục thử được: ${done.value.rows} dòng, ${done.value.files} tệp, mọi dấu khớp.\n` : report(done.value))
    else process.stderr.write(`${sayRefusal(done.refusal)}\n`)
    return done.ok ? EXIT.done : EXIT.refused
  } catch (fault) {
    process.stderr.write(fault instanceof FolderInUse ? `Thư mục dữ liệu đang được dùng: ${fault.message}\n` : `Chưa khôi phục được, chưa có gì đổi: ${fault instanceof Error ? fault.message : String(fault)}\n`)
    return EXIT.wrong
  }
}

export const command: Command = {
  usage: 'restore FILE [--data DIR] [--trial]',
  summary: 'kiểm tra cả bản sao lưu rồi khôi phục vào một máy trống; --trial: khôi phục thử vào chỗ tạm rồi xóa',
  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options: { data: { type: 'string' }, trial: { type: 'boolean' } }, allowPositionals: true, strict: false })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) {
      process.stderr.write(`Cách dùng: bang-vang ${command.usage}\n`)
      return EXIT.wrong
    }
    const path = resolve(file)
    if (!existsSync(path)) {
      process.stderr.write(`Không có tệp “${file}”.\n`)
      return EXIT.wrong
    }
    return restore(path, typeof values['data'] === 'string' ? values['data'] : undefined, values['trial'] === true)
  },
}

import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sayRefusal } from '../../../content/locales/vi/refusals.ts'
import { readPlan } from '../../core/plans/read.ts'
import { readSource } from '../../platform/files/open.ts'
import { closeReadingRoom } from '../../platform/files/readingRoom.ts'
import { EXIT, type Command } from '../command.ts'
import { programmeTable } from '../programmeTable.ts'

async function read(path: string, asJson: boolean): Promise<number> {
  const onProgress = (page: number, pages: number): void =>
    void process.stderr.write(`Đã nhận dạng trang ${page}/${pages}\n`)
  const source = await readSource(
    { name: basename(path), bytes: path },
    process.stderr.isTTY ? { onProgress } : {},
  )
  await closeReadingRoom()
  if (!source.ok) {
    process.stderr.write(`${sayRefusal(source.refusal)}\n`)
    if (asJson) process.stdout.write(`${JSON.stringify({ refusal: source.refusal }, null, 2)}\n`)
    return EXIT.refused
  }
  const { programme } = readPlan(source.value)
  process.stdout.write(
    asJson ? `${JSON.stringify(programme, null, 2)}\n` : programmeTable(programme, source.value.remarks),
  )
  return EXIT.done
}

export const command: Command = {
  usage: 'read FILE [--json]',
  summary:
    'đọc một kế hoạch (.docx, .doc, .pdf, bản quét, .txt, .md) và in những gì đọc được, từng mục với câu gốc',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
      strict: false,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) {
      process.stderr.write(`Cách dùng: bang-vang ${command.usage}\n`)
      return EXIT.wrong
    }
    const path = resolve(file)
    if (!existsSync(path) || !statSync(path).isFile()) {
      process.stderr.write(`Không có tệp “${file}”.\n`)
      return EXIT.wrong
    }
    return read(path, values['json'] === true)
  },
}

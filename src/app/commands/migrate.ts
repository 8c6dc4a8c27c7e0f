import { mkdir } from 'node:fs/promises'
import { readConfig } from '../../platform/config/config.ts'
import { openPool } from '../../platform/db/database.ts'
import { EXIT, type Command } from '../command.ts'
import { bringForward, NotForward } from '../keeping.ts'

export const command: Command = {
  usage: 'migrate',
  summary: 'nâng cấu trúc cơ sở dữ liệu lên bản mới nhất rồi thoát',
  async run() {
    const config = readConfig(process.env)
    await mkdir(config.dataDir, { recursive: true })
    const db = await openPool(config)
    try {
      const done = await bringForward(db, config)
      process.stdout.write(done.length === 0 ? 'Đã ở bản mới nhất.\n' : `${done.join('\n')}\n`)
      return EXIT.done
    } catch (fault) {
      if (!(fault instanceof NotForward)) throw fault
      process.stderr.write(`${fault.message}\n`)
      return EXIT.refused
    } finally {
      await db.close()
    }
  },
}

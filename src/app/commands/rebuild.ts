import { ok } from '../../core/kernel/result.ts'
import { bodyCards } from '../../modules/people/index.ts'
import { rebuildBody, Reviews } from '../../modules/plans/index.ts'
import { readConfig } from '../../platform/config/config.ts'
import { openPool } from '../../platform/db/database.ts'
import { installedTenant } from '../../platform/db/tenant.ts'
import { EXIT, type Command } from '../command.ts'
import { bringForward } from '../keeping.ts'

export const command: Command = {
  usage: 'rebuild',
  summary: 'dựng lại các bảng kế hoạch và chương trình từ bản đọc và chuỗi sự kiện; dữ liệu gốc giữ nguyên',
  async run() {
    const config = readConfig(process.env)
    const db = await openPool(config)
    try {
      await bringForward(db, config)
      const tenant = await installedTenant(db.pool)
      const bodies = await db.read(tenant, bodyCards)
      for (const { id, name } of bodies) {
        const done = await db.write(tenant, async (w) => ok(await rebuildBody(w, new Reviews(), id)))
        if (done.ok) process.stdout.write(`${name}: ${done.value.plans} kế hoạch, ${done.value.programmes} chương trình.\n`)
      }
      process.stdout.write(`Đã dựng lại dữ liệu của ${bodies.length} cơ quan.\n`)
      return EXIT.done
    } finally {
      await db.close()
    }
  },
}

import { expect, it } from 'vitest'
import { start } from '../../src/app/main.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { OtherWorld } from '../../src/platform/db/tenant.ts'
import { freshData } from '../support/data.ts'

it.each([true, false])('a folder that began with demo %s is never opened the other way', async (demo) => {
  const { dataDir, clear } = await freshData()
  const open = (as: boolean) => start({ config: readConfig({ PORT: '0', LOG_LEVEL: 'silent' }, dataDir), demo: as, web: false })
  try {
    await (await open(demo)).close()
    await expect(open(!demo)).rejects.toThrow(OtherWorld)
    await (await open(demo)).close()
  } finally {
    clear()
  }
})

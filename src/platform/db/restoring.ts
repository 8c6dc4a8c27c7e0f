import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** While it is there, the data folder is not whole: a restore is under way in it, or was killed. */
export const restoringFolder = (dataDir: string): string => join(dataDir, 'restoring')

/** A data folder whose restore did not come to its end. */
export class NotRestored extends Error {}

/** @throws NotRestored in a folder that a killed restore left */
export function refuseHalfRestored(dataDir: string): void {
  if (existsSync(restoringFolder(dataDir))) throw new NotRestored(`Lần khôi phục vào “${dataDir}” đã đứt giữa chừng, dữ liệu ở đây chưa đủ. Chạy lại: bang-vang restore TỆP`)
}

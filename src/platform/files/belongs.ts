import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import type { FileStore } from './store.ts'

/** The folder is not the one that the other processes of this database keep their files in. */
export class OtherFolder extends Error {}

const MARK = join('of', 'tenant')

/**
 * Processes on one database share one folder of files. The folder is marked with the tenant; a folder without a mark is taken when the
 * newest plan's file lies in it, or when there is no plan yet.
 * @throws OtherFolder
 */
export async function folderBelongs(pool: pg.Pool, files: FileStore, folder: string, tenant: string): Promise<void> {
  const mark = join(folder, MARK)
  const of = existsSync(mark) ? (await readFile(mark, 'utf8')).trim() : null
  if (of !== null && of !== tenant) throw new OtherFolder(`Thư mục tệp ${folder} là của một cơ sở dữ liệu khác. Mọi tiến trình trên một cơ sở dữ liệu dùng chung một DATA_DIR.`)
  const { rows } = await pool.query<{ sha256: string }>("select sha256 from plans where tenant_id = $1 and not example and state in ('review', 'adopted') order by created_at desc limit 1", [tenant])
  const [newest] = rows
  if (newest && !(await kept(files, newest.sha256))) throw new OtherFolder(`Thư mục tệp ${folder} không có tệp của kế hoạch mới nhất trong cơ sở dữ liệu. Mọi tiến trình trên một cơ sở dữ liệu dùng chung một DATA_DIR (ổ đĩa mạng hoặc thư mục chung).`)
  if (of !== null) return
  await mkdir(dirname(mark), { recursive: true })
  await writeFile(mark, `${tenant}\n`)
}

const kept = (files: FileStore, sha256: string): Promise<boolean> =>
  files.pathOf(sha256).then(
    () => true,
    () => false,
  )

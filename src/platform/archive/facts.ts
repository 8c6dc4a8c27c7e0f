import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Manifest } from './format.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The version of this program, as its package says. */
export const programVersion = (): string => (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version

/** The set of legal rules that the program carries: the digest of its files, names and contents. Null when it carries none. */
export function lawSet(folder: string = join(ROOT, 'content', 'law')): Manifest['law'] {
  if (!existsSync(folder)) return null
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name)).sort()
  if (names.length === 0) return null
  const hash = createHash('sha256')
  for (const name of names) hash.update(`${name.slice(folder.length)}\n`).update(createHash('sha256').update(readFileSync(name)).digest('hex')).update('\n')
  const sha256 = hash.digest('hex')
  return { id: sha256.slice(0, 12), sha256 }
}

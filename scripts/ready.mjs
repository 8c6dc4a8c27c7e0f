// What `npm start` and `npm test` need before anything else: installed packages and a built web, each only when stale. Plain Node, no package.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Bảng Vàng needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

const digest = (parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest('hex')
const readOr = (file, other) => (existsSync(file) ? readFileSync(file, 'utf8') : other)

/** Installs by the lockfile when node_modules was not made from it; one that is a link belongs to another checkout and is left alone. */
export function install() {
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  const stamp = join(root, 'node_modules', '.made-from')
  const want = digest([readFileSync(join(root, 'package-lock.json'))])
  if (readOr(stamp, '') === want) return
  console.log('Installing packages (npm ci)…')
  execFileSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  writeFileSync(stamp, want)
}

function* filesUnder(path) {
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const at = join(path, entry.name)
    if (entry.isDirectory()) yield* filesUnder(at)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield at
  }
}

/** Builds the web when its sources changed since dist/web was made. */
export function buildWeb() {
  const stamp = join(root, 'dist', 'web.made-from')
  const sources = ['src/web', 'src/core', 'src/contract', 'content', 'docs'].flatMap((p) => [...filesUnder(join(root, p))])
  const want = digest([...sources, join(root, 'vite.config.ts'), join(root, 'package-lock.json')].flatMap((f) => [f.slice(root.length), readFileSync(f)]))
  if (readOr(stamp, '') === want && existsSync(join(root, 'dist', 'web', 'index.html'))) return
  console.log('Building the web pages…')
  execFileSync(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, want)
}

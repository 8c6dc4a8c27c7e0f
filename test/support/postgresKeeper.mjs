// Keeps one PostgreSQL server for a test run: founds it, starts it, and ends it when the run is over, however the run ended.
// A process of its own, because a run that is killed cannot clean up after itself. Plain JavaScript: it starts at once.
// SIGTERM: end and clear away. SIGHUP: stop the server at once, as a crash would. SIGUSR2: start it again.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

const { folder, native, libraries, flags } = JSON.parse(process.argv[2])
const parent = process.ppid
const NOBODY = 65534
// the server refuses to run as root
const who = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: `${libraries}:${native}/lib`, DYLD_LIBRARY_PATH: `${libraries}:${native}/lib` }
const data = join(folder, 'data')
const readyFile = join(folder, 'ready.json')
const failedFile = join(folder, 'failed.txt')

let server = null
let ending = false
const put = (file, words) => {
  writeFileSync(`${file}.new`, words)
  renameSync(`${file}.new`, file)
}
const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

function found() {
  mkdirSync(data)
  chmodSync(folder, 0o755)
  if (who.uid !== undefined) chownSync(data, NOBODY, NOBODY)
  const words = join(folder, 'password')
  writeFileSync(words, 'bang-vang', { mode: 0o644 })
  const made = spawnSync(join(native, 'bin', 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', words, '-E', 'UTF8', '--no-locale', '--no-sync', '--no-instructions', '-c', 'scram_iterations=1'], { ...who, env, cwd: '/', encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb: ${made.error ?? ''}${made.stdout ?? ''}${made.stderr ?? ''}`)
}

/** Starts the server and waits for its word that it takes connections. */
function up(port) {
  return new Promise((resolve, reject) => {
    const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags.flatMap((flag) => ['-c', flag])]
    const child = spawn(join(native, 'bin', 'postgres'), args, { ...who, env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
    server = child
    let said = ''
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (part) => {
      said = (said + part).slice(-20_000)
      if (!said.includes('ready to accept connections')) return
      put(readyFile, JSON.stringify({ port, pid: process.pid, server: child.pid }))
      resolve(undefined)
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (server === child) server = null
      rmSync(readyFile, { force: true })
      reject(new Error(`postgres ended with ${code}: ${said}`))
    })
  })
}

/** Stops the server: SIGINT as an orderly stop, SIGQUIT as a crash would. */
function down(signal) {
  const child = server
  if (child === null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill(signal)
  })
}

async function end() {
  if (ending) return
  ending = true
  await down('SIGQUIT')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit(0)
}

process.on('SIGTERM', end)
process.on('SIGINT', () => {})
setInterval(() => {
  // the run is gone, or its folder is: nobody can ask for this server any more
  if (process.ppid !== parent || !existsSync(folder)) void end()
}, 200)

try {
  found()
  // another program may take the port between the look and the start: then another one
  let port = 0
  for (let left = 5; ; left--) {
    port = await freePort()
    try {
      await up(port)
      break
    } catch (fault) {
      if (left === 0) throw fault
    }
  }
  process.on('SIGHUP', () => void down('SIGQUIT'))
  process.on('SIGUSR2', () => void up(port).catch((fault) => put(failedFile, String(fault))))
} catch (fault) {
  // whoever waits reads why; the folder goes with the run
  put(failedFile, String(fault))
}

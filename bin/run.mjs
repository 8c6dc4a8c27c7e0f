// Runs the TypeScript command line in a process of its own, with the loader that the package itself carries.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs `bang-vang …args` to its end, passes signals on, and ends as it ended. */
export function run(args) {
  const require = createRequire(import.meta.url)
  const loader = pathToFileURL(require.resolve('tsx')).href
  const cli = fileURLToPath(new URL('../src/app/cli.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', loader, cli, ...args], {
    // over the channel nothing is said: that it closes tells the child that this process was killed
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // glibc keeps freed megabytes unless large blocks are mapped one by one, and reads this when a process begins; other systems ignore it
    env: { MALLOC_MMAP_THRESHOLD_: '262144', ...process.env },
  })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  child.on('error', (fault) => {
    console.error(fault.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    for (const one of SIGNALS) process.removeAllListeners(one)
    if (signal) process.kill(process.pid, signal)
    else process.exit(code ?? 1)
  })
}

import { readFileSync } from 'node:fs'

/** The npm that started this process, past the shell it uses; null where that cannot be seen or somebody else did. */
function npmAbove(): number | null {
  let pid = process.ppid
  for (let up = 0; up < 3 && pid > 1; up++) {
    try {
      if (/\bnpm\b/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return pid
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      pid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    } catch {
      return null
    }
  }
  return null
}

const gone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return false
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Calls `stop` when npm was killed without a word: its child would stay behind and hold the data folder. */
export function whenNpmIsGone(stop: () => void): void {
  const npm = process.env['npm_lifecycle_event'] === 'start' ? npmAbove() : null
  if (npm !== null) setInterval(() => gone(npm) && stop(), 500).unref()
}

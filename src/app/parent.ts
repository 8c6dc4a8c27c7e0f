import { readFileSync } from 'node:fs'

/** The npm that started this process, past the script and the shell that it uses; null where that cannot be seen or somebody else did. */
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

/** Calls `stop` when npm, or the process that runs this one, was killed without a word: it would stay behind and hold the data folder. */
export function whenParentIsGone(stop: () => void): void {
  if (process.connected) {
    process.once('disconnect', stop)
    process.channel?.unref()
  }
  const npm = process.env['npm_lifecycle_event'] === 'start' ? npmAbove() : null
  if (npm !== null) setInterval(() => gone(npm) && stop(), 500).unref()
}

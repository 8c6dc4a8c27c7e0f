import { readFileSync } from 'node:fs'

/** One line of the bench: this program's figure beside its peer's on the same work in the same run. */
export interface Figure {
  readonly name: string
  readonly ours: number
  readonly unit: string
  readonly peer?: { readonly name: string; readonly value: number }
  /** what the figure is to reach, in words */
  readonly goal?: string
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** Median milliseconds of `runs` runs, after `warm` that do not count. */
export async function medianMs(work: () => unknown, runs: number, warm = 3): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < warm + runs; i++) {
    const start = performance.now()
    await work()
    if (i >= warm) times.push(performance.now() - start)
  }
  return median(times)
}

const MB = 1024 * 1024

const rssOf = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
/** Processes that this one started, where the system tells (Linux). */
function readers(): number[] {
  try {
    return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

export interface Growth {
  /** of this process, as a server would be */
  readonly own: number
  /** with the process that reads for it, from nothing */
  readonly all: number
}

/** Megabytes by which resident memory rises above where it stood, at its highest, while the work runs. */
export async function peakGrowthMb(work: () => Promise<unknown>): Promise<Growth> {
  globalThis.gc?.()
  const idle = process.memoryUsage.rss()
  let [own, all] = [idle, idle]
  const weigh = (): void => {
    const now = process.memoryUsage.rss()
    own = Math.max(own, now)
    all = Math.max(all, readers().reduce((sum, pid) => sum + rssOf(pid), now))
  }
  const look = setInterval(weigh, 10)
  try {
    await work()
  } finally {
    clearInterval(look)
  }
  weigh()
  return { own: (own - idle) / MB, all: (all - idle) / MB }
}

const shown = (n: number): string => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2))

export function printFigures(title: string, figures: readonly Figure[]): void {
  process.stdout.write(`\n${title}\n`)
  for (const { name, ours, unit, peer, goal } of figures) {
    const beside = peer
      ? `  |  ${peer.name} ${shown(peer.value)} ${unit}, ratio ${shown(ours / peer.value)}`
      : ''
    process.stdout.write(`  ${name}: ${shown(ours)} ${unit}${beside}${goal ? `  |  goal: ${goal}` : ''}\n`)
  }
}

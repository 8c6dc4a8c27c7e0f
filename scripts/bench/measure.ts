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

/** Megabytes by which resident memory rises above where it stood, at its highest, while the work runs. */
export async function peakGrowthMb(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.()
  const idle = process.memoryUsage.rss()
  let peak = idle
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10)
  try {
    await work()
  } finally {
    clearInterval(look)
  }
  return (Math.max(peak, process.memoryUsage.rss()) - idle) / MB
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

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA: one line a broken rule, with the first elements that break it. */
export async function violations(page: Page): Promise<string[]> {
  // by the debugger, so that the content security policy of the page stays as it is
  await page.evaluate(AXE)
  const results = await page.evaluate((options) => (globalThis as unknown as { axe: { run: (at: Document, how: RunOptions) => Promise<AxeResults> } }).axe.run(document, options), { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] } satisfies RunOptions)
  return results.violations.map((one) => `${one.id} (${one.nodes.length}): ${one.help}\n      ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)} ${(node.failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 220)}`).join('\n      ')}`)
}

/** What sticks out at the right of the window, although nothing may: the page must not scroll sideways. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const inside = (element: Element): boolean => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true
      return false
    }
    const out = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 1 && !inside(element))
    return [`${document.documentElement.scrollWidth} px on ${width}: ${out.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${String(element.className)}`).join(', ')}`]
  })

/** Counts the layout shifts of every page that is loaded after this call. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: { value: number; of: string }[] = []
    Object.assign(globalThis, { shiftsSeen: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as readonly { value: number; hadRecentInput: boolean; sources?: readonly { node?: Node }[] }[]) {
        const of = (entry.sources ?? []).map(({ node }) => (node instanceof Element ? `${node.tagName.toLowerCase()}.${String(node.className)}` : (node?.nodeName ?? '?')))
        if (!entry.hadRecentInput) seen.push({ value: entry.value, of: of.join(' ') })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}
export interface Shifts {
  readonly sum: number
  readonly of: readonly string[]
}
export async function shiftsOf(page: Page): Promise<Shifts> {
  const seen = await page.evaluate(() => (globalThis as unknown as { shiftsSeen: { value: number; of: string }[] }).shiftsSeen)
  return { sum: seen.reduce((sum, one) => sum + one.value, 0), of: seen.map((one) => `${one.value.toFixed(4)} ${one.of}`) }
}

/** Waits until the page has fetched nothing for half a second; the stream of live updates stays open all the while. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let before = -1; ; ) {
      const now = performance.getEntriesByType('resource').length
      if (now === before) return
      before = now
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })

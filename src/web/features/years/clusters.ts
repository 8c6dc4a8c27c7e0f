import { addDays, daysBetween, partsOf } from '../../../core/kernel/dates.ts'
import type { TimelineEntry } from '../../api/types.ts'
import { placeOf } from './band.ts'
import type { Band } from './band.ts'

/** Points of a lane that lie so near one another that they are one dot with a count. */
export interface Cluster {
  readonly id: string
  readonly entries: readonly TimelineEntry[]
  readonly from: string
  readonly to: string
  /** share of the band, 0 to 100 */
  readonly at: number
  readonly state: 'late' | 'done' | 'past' | 'ahead'
  /** written under the dot, where there is room for it */
  readonly label: string | null
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Half a dot: nearer to an end of the band it would stick out. */
const RIM = 1.6
/** A dot takes this share of the narrowest band. */
const GAP = 4.1
/** A letter of a label takes this share of the narrowest band. */
const LETTER = 1.1
const LABEL = 26

/** The day on which a point lies: the middle of a month when the plan names only the month. */
const dayOf = (entry: TimelineEntry): string =>
  addDays(entry.from, Math.floor(daysBetween(entry.from, entry.to) / 2))

/** Half a month in a year, a month in three, a quarter in more. */
function stepOf(band: Band): (day: string) => string {
  const days = daysBetween(band.from, band.to)
  return (day) => {
    const { year, month, day: date } = partsOf(day)
    if (days < 460) return `${year}-${month}-${(date ?? 1) <= 15 ? 1 : 2}`
    return days < 1100 ? `${year}-${month}` : `${year}-${Math.ceil((month ?? 1) / 3)}`
  }
}

const isLate = (entry: TimelineEntry): boolean => entry.lane === 'milestone' && entry.state === 'past'

function stateOf(entries: readonly TimelineEntry[]): Cluster['state'] {
  if (entries.some(isLate)) return 'late'
  if (entries.some((entry) => entry.state === 'ahead' || entry.state === 'running')) return 'ahead'
  return entries.some((entry) => entry.state === 'done') ? 'done' : 'past'
}

/** Keeps the dots of a lane apart, each as near its place as the others allow. */
export function spread(places: readonly number[], gap = GAP): readonly number[] {
  const out = places.map((place) => Math.max(RIM, place))
  for (let at = 1; at < out.length; at++) out[at] = Math.max(out[at] ?? 0, (out[at - 1] ?? 0) + gap)
  let most = 100 - RIM
  for (let at = out.length - 1; at >= 0; at--) {
    out[at] = Math.min(out[at] ?? 0, most)
    most = (out[at] ?? 0) - gap
  }
  return out
}

/** Points gathered by stretches of the band; what lies before today is never one with what lies ahead. */
export function clustersOf(band: Band, entries: readonly TimelineEntry[], today: string): readonly Cluster[] {
  const step = stepOf(band)
  const groups = new Map<string, TimelineEntry[]>()
  const dated = entries
    .map((entry) => ({ entry, day: dayOf(entry) }))
    .filter(({ day }) => day >= band.from && day <= band.to)
    .sort((a, b) => a.day.localeCompare(b.day))
  for (const { entry, day } of dated) {
    const key = `${step(day)}|${day < today ? 'before' : 'after'}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  const list = [...groups.values()]
  const mean = (group: readonly TimelineEntry[]): number =>
    group.reduce((sum, entry) => sum + placeOf(band, dayOf(entry)), 0) / group.length
  const places = spread(list.map(mean))
  const dots = list.map((group, at): Cluster => ({
    id: group[0]?.id ?? '',
    entries: group,
    from: group.map((entry) => entry.from).sort()[0] ?? band.from,
    to:
      group
        .map((entry) => entry.to)
        .sort()
        .at(-1) ?? band.to,
    at: places[at] ?? 0,
    state: stateOf(group),
    label: null,
    anchor: 'middle',
  }))
  return labelled(dots, placeOf(band, today))
}

const shortOf = (title: string): string => {
  if (title.length <= LABEL) return title
  const cut = title.slice(0, LABEL)
  return `${cut.slice(0, cut.lastIndexOf(' ') > 8 ? cut.lastIndexOf(' ') : LABEL).trim()}…`
}

type Anchor = Cluster['anchor']
type Stretch = readonly [number, number]

/** Where a label of this width would lie. */
function stretchOf(at: number, width: number, anchor: Anchor): Stretch {
  const left = { start: at - 2, end: at + 2 - width, middle: at - width / 2 }[anchor]
  return [left, left + width]
}

const fits = ([left, right]: Stretch, taken: readonly Stretch[]): boolean =>
  left >= -1 && right <= 101 && taken.every(([from, to]) => right <= from - 1 || left >= to + 1)

/** Single points get their name, those nearest ahead of today first; a name that would lie on another is left out. */
function labelled(dots: readonly Cluster[], now: number): readonly Cluster[] {
  const taken: Stretch[] = [[now, now]]
  const labels = new Map<string, Pick<Cluster, 'label' | 'anchor'>>()
  for (const dot of [...dots].sort((a, b) => distance(a.at, now) - distance(b.at, now))) {
    const [only, another] = dot.entries
    if (!only || another) continue
    const label = shortOf(only.title)
    const anchors: readonly Anchor[] = ['middle', 'start', 'end']
    const anchor = anchors.find((one) => fits(stretchOf(dot.at, label.length * LETTER, one), taken))
    if (!anchor) continue
    taken.push(stretchOf(dot.at, label.length * LETTER, anchor))
    labels.set(dot.id, { label, anchor })
  }
  return dots.map((dot) => ({ ...dot, ...labels.get(dot.id) }))
}

/** What is ahead counts as nearer than what is over. */
const distance = (at: number, now: number): number => (at >= now ? at - now : (now - at) * 3)

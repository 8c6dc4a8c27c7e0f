import type { Programmes } from '../modules/bodies/index.ts'
import { duesOf, itemsOf, programmesOf } from '../modules/years/index.ts'

/** What a guest is shown of programmes: their titles, campaigns and days, nothing else of them. */
export const laidOut: Programmes = {
  list: async (r, bodyId) => (await programmesOf(r, bodyId)).map(({ id, title }) => ({ id, title })),
  laid: async (r, bodyId, ids) => {
    const programmes = (await programmesOf(r, bodyId)).filter((p) => ids.includes(p.id))
    const items = await itemsOf(r, programmes.map((p) => p.id))
    const dues = await duesOf(r, programmes.map((p) => p.id))
    return programmes.map((p) => {
      const own = items.filter((i) => i.programmeId === p.id)
      const days = dues.filter((d) => d.programmeId === p.id && !d.dropped).toSorted((a, b) => a.due.localeCompare(b.due))
      return { title: p.title, campaigns: own.filter((i) => i.kind === 'campaign').map((i) => i.title), dues: days.map((d) => ({ title: own.find((i) => i.id === d.itemId)?.title ?? '', shown: d.shown, due: d.due })) }
    })
  },
}

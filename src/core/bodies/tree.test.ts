import fc from 'fast-check'
import { expect, it } from 'vitest'
import { above, under, withAbove, wouldCircle, type Node } from './tree.ts'

/** a forest: each stands under one of those before it, or under none */
const forest = fc.array(fc.nat(), { minLength: 1, maxLength: 14 }).map((picks): readonly Node[] => picks.map((pick, i) => ({ id: `n${i}`, parentId: i === 0 || pick % 4 === 0 ? null : `n${pick % i}` })))

const circles = (nodes: readonly Node[]): boolean => nodes.some((n) => under(nodes, n.id).some((x) => above(nodes, x).includes(x)))

it('refuses exactly the moves that would make a circle', () =>
  fc.assert(
    fc.property(forest, fc.nat(), fc.nat(), (nodes, a, b) => {
      const id = `n${a % nodes.length}`
      const parentId = b % 5 === 0 ? null : `n${b % nodes.length}`
      const moved = nodes.map((n) => (n.id === id ? { ...n, parentId } : n))
      expect(wouldCircle(nodes, id, parentId)).toBe(circles(moved))
    }),
  ))

it('is under what is above it', () =>
  fc.assert(
    fc.property(forest, (nodes) => {
      for (const { id } of nodes) for (const up of above(nodes, id)) expect(under(nodes, up)).toContain(id)
      for (const { id } of nodes) for (const down of under(nodes, id)) if (down !== id) expect(above(nodes, down)).toContain(id)
    }),
  ))

it('ends where a table already holds a circle', () => {
  const nodes = [{ id: 'a', parentId: 'b' }, { id: 'b', parentId: 'a' }]
  expect(above(nodes, 'a')).toEqual(['b', 'a'])
  expect(under(nodes, 'a')).toEqual(['a', 'b'])
})

it('shows what was found with all that stands above it', () => {
  const nodes = [{ id: 'a', parentId: null }, { id: 'b', parentId: 'a' }, { id: 'c', parentId: 'b' }, { id: 'd', parentId: 'a' }]
  expect([...withAbove(nodes, new Set(['c']))].sort()).toEqual(['a', 'b', 'c'])
})

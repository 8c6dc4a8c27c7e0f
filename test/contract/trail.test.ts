import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { endpoints } from '../../src/contract/endpoints.ts'
import { TRAIL_ACTIONS } from '../../src/core/audit/entry.ts'
import { leaves } from '../support/leaves.ts'

const writing = endpoints.filter((e) => e.method !== 'GET').map((e) => `${e.method} ${e.path}`)

it('says of every endpoint that writes what it leaves in the trail, or why nothing', () => {
  expect(writing.filter((name) => !(name in leaves))).toEqual([])
})
it('says it of no endpoint that is not there', () => {
  expect(Object.keys(leaves).filter((name) => !writing.includes(name))).toEqual([])
})
it('names actions of the trail, or a reason in words', () => {
  for (const [name, left] of Object.entries(leaves)) {
    if ('why' in left) expect(left.why.length, name).toBeGreaterThan(20)
    else for (const action of left.actions) expect(TRAIL_ACTIONS, name).toContain(action)
  }
})

it('names no action that the program never writes', () => {
  const sources = ['../../src/modules/', '../../src/app/'].flatMap((folder) => textsUnder(new URL(folder, import.meta.url)))
  const said = [...new Set(Object.values(leaves).flatMap((left) => ('actions' in left ? left.actions : [])))]
  expect(said.filter((action) => !sources.some((text) => text.includes(`'${action}'`)))).toEqual([])
})

function textsUnder(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((file) =>
    file.isDirectory() ? textsUnder(new URL(`${file.name}/`, folder)) : file.name.endsWith('.ts') && !file.name.includes('.test.') ? [readFileSync(new URL(file.name, folder), 'utf8')] : [],
  )
}

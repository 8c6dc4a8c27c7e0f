import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CHECKS_PAGE, checksPage } from '../../scripts/checks-page.ts'

const FOLDER = new URL('../../docs/guide/', import.meta.url)
const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))
const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')

it('lists every check as it is defined; npx tsx scripts/checks-page.ts writes the page anew', () => {
  expect(readFileSync(CHECKS_PAGE, 'utf8')).toBe(checksPage())
})

describe.each(pages)('%s', (name) => {
  const text = textOf(name)

  it('has one title, and leads only to pages that exist', () => {
    expect(text.match(/^# .+/gm)).toHaveLength(1)
    for (const [, target] of text.matchAll(/(?<!!)\[[^\]]+\]\(([^)#:]+)\)/g)) expect(existsSync(new URL(`${target}.md`, FOLDER)), `${name} → ${target}`).toBe(true)
  })

  it('speaks as the interface does', () => {
    expect(text).not.toMatch(/[Vv]ui lòng|thành công!|Oops|[\p{L}]!(?:\s|$)/u)
    expect(text.normalize('NFC')).toBe(text)
  })
})

import { expect, it } from 'vitest'
import type { SessionRow } from '../../api/types.ts'
import { bySoonest } from './sessions.ts'

const session = (title: string, shown: string): SessionRow => ({
  id: title,
  title,
  shown,
  on: null,
  chair: null,
  agenda: [],
  sources: [],
})

it('begins with the next session of those with a day', () => {
  const list = [
    session('cũ', '03/2026'),
    session('không ngày', ''),
    session('xa', '12/2026'),
    session('định kỳ', '02/2026, 11/2026'),
    session('ngày', '25/11/2026'),
  ]
  expect(bySoonest(list, '2026-11-21').map((one) => one.title)).toEqual([
    'ngày',
    'định kỳ',
    'xa',
    'không ngày',
    'cũ',
  ])
})

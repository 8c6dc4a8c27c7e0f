import { describe, expect, it } from 'vitest'
import { appHref, renderGuide } from './render.ts'

const render = (text: string) =>
  renderGuide(text, (href) => (href === 'pictures/a.png' ? '/assets/a.png' : null))

describe('renderGuide', () => {
  it('takes the first heading as the title', () =>
    expect(render('# Bắt đầu\n\nMở trang.')).toEqual({ title: 'Bắt đầu', html: '<p>Mở trang.</p>\n' }))
  it('shows markup instead of running it', () => {
    const { html } = render(
      '<img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1)) ![](pictures/b.png)',
    )
    expect(html).not.toMatch(/<img|<script|javascript:/)
  })
  it('serves the pictures that were taken', () =>
    expect(render('![Tổng "quan"](pictures/a.png)').html).toContain(
      '<img src="/assets/a.png" alt="Tổng &quot;quan&quot;"',
    ))
})

describe('appHref', () => {
  it.each([
    ['tong-quan', '/huong-dan/tong-quan'],
    ['./tong-quan.md#phim', '/huong-dan/tong-quan#phim'],
    ['../glossary.md', '/huong-dan/thuat-ngu'],
    ['/ke-hoach', '/ke-hoach'],
    ['//other.example', null],
    ['data:text/html,x', null],
  ])('%s leads to %s', (href, to) => expect(appHref(href)).toBe(to))
})

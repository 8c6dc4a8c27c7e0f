import { Marked } from 'marked'

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** "duyet-va-dua-vao-chay" or "…-chay.md#phim" of the repository is "/huong-dan/duyet-va-dua-vao-chay#phim-tat" of the app. */
export function appHref(href: string): string | null {
  const page = /^(?:\.\/|\.\.\/guide\/|guide\/)?([\w-]+)(?:\.md)?(#.*)?$/.exec(href)
  if (page) return `/huong-dan/${page[1]}${page[2] ?? ''}`
  if (href.startsWith('../glossary.md')) return '/huong-dan/thuat-ngu'
  return /^(\/(?!\/)|#|https:\/\/)/.test(href) ? href : null
}

/** A page of the guide as HTML: markup that stands in the text is shown, not run; only links into the app or by https stay links. */
export function renderGuide(
  text: string,
  pictureUrl: (href: string) => string | null,
): { readonly title: string | null; readonly html: string } {
  const title = /^# (.+)$/m.exec(text)?.[1]?.trim() ?? null
  const marked = new Marked({ gfm: true, async: false })
  marked.use({
    renderer: {
      html: ({ text: raw }) => escapeHtml(raw),
      image({ href, text: alt }) {
        const url = pictureUrl(href)
        return url === null ? '' : `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" loading="lazy">`
      },
      link({ href, tokens }) {
        const to = appHref(href)
        const inner = this.parser.parseInline(tokens)
        return to === null ? inner : `<a href="${escapeHtml(to)}">${inner}</a>`
      },
    },
  })
  const html = marked.parse(text.replace(/^# .+\n?/m, ''), { async: false })
  return { title, html }
}

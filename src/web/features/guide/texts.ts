/** The user guide as it stands in docs/guide, one lazy chunk a page; no code of the guide is run. */
const pages = import.meta.glob<string>('../../../../docs/guide/*.md', { query: '?raw', import: 'default' })
const glossary = import.meta.glob<string>('../../../../docs/glossary.md', {
  query: '?raw',
  import: 'default',
})

const pictures = import.meta.glob<string>('../../../../docs/guide/pictures/*.{png,webp}', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** Where a picture of the guide is served; null while it has not been taken. */
export const pictureUrl = (href: string): string | null => pictures[`../../../../docs/guide/${href}`] ?? null

/** in the order in which a newcomer reads them */
export const GUIDES = [
  'bat-dau',
  'doc-ke-hoach',
  'duyet-va-dua-vao-chay',
  'tong-quan',
  'chuong-trinh',
  'ho-so',
  'ban-sua-doi',
  'ky-hieu-kiem-tra',
  'cai-dat',
  'thuat-ngu',
] as const
export type Guide = (typeof GUIDES)[number]

export const isGuide = (slug: string): slug is Guide => GUIDES.some((guide) => guide === slug)

export async function guideText(slug: Guide): Promise<string | null> {
  const load = slug === 'thuat-ngu' ? Object.values(glossary)[0] : pages[`../../../../docs/guide/${slug}.md`]
  return load ? load() : null
}

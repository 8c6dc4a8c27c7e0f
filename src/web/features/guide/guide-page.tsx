import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { MouseEvent } from 'react'
import { useNavigate, useParams } from 'react-router'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { NotFoundPage } from '../../ui/error-page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { renderGuide } from './render.ts'
import { guideText, isGuide, pictureUrl } from './texts.ts'
import './guide.css'

export function GuidePage() {
  const { slug = '' } = useParams()
  const query = useQuery({
    queryKey: ['guide', slug],
    queryFn: () => (isGuide(slug) ? guideText(slug) : null),
    staleTime: Infinity,
  })
  return (
    <Loaded query={query}>
      {(text) =>
        text === null || !isGuide(slug) ? (
          <NotFoundPage />
        ) : (
          <GuideFace key={slug} name={t.guide.names[slug]} text={text} />
        )
      }
    </Loaded>
  )
}

function GuideFace({ name, text }: { name: string; text: string }) {
  const { title, html } = useMemo(() => renderGuide(text, pictureUrl), [text])
  const navigate = useNavigate()
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const href = link?.getAttribute('href')
    if (!href?.startsWith('/') || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void navigate(href)
  }
  return (
    <Page
      title={title ?? name}
      narrow
      crumb={
        <Crumb to={paths.guides()} here={name}>
          {t.nav.guide}
        </Crumb>
      }
    >
      <div
        className="card guide-text"
        lang="vi"
        onClick={follow}
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </Page>
  )
}

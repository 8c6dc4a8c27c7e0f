import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { t } from '../i18n/text.ts'
import { paths } from '../paths.ts'

let firstPage = true

/** Sets the window's title and, after a change of page, moves the focus to the heading so that it is read. */
export function usePageTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – Bảng Vàng`
  }, [title])
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true })
    firstPage = false
  }, [])
  return heading
}

interface PageProps {
  readonly title: string
  /** one line of facts under the title */
  readonly facts?: ReactNode
  readonly crumb?: ReactNode
  readonly acts?: ReactNode
  /** the guide page that explains this one */
  readonly guide?: string
  readonly narrow?: boolean
  readonly children: ReactNode
}

/** Where am I, what is it, what can I do: then the work. */
export function Page({ title, facts, crumb, acts, guide, narrow, children }: PageProps) {
  const heading = usePageTitle(title)
  return (
    <div className={narrow ? 'page narrow' : 'page'}>
      <div className="page-head">
        <div>
          {crumb && <p className="crumb">{crumb}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
            {guide && <HelpLink guide={guide} />}
          </h1>
          {facts && <p className="soft">{facts}</p>}
        </div>
        {acts && <div className="line wraps no-print">{acts}</div>}
      </div>
      {children}
    </div>
  )
}

export function HelpLink({ guide }: { guide: string }) {
  return (
    <Link className="help-link" to={paths.guide(guide)} aria-label={t.common.help} title={t.common.help}>
      ?
    </Link>
  )
}

export function Crumb({ to, children, here }: { to: string; children: ReactNode; here: string }) {
  return (
    <>
      <Link to={to}>{children}</Link> › {here}
    </>
  )
}

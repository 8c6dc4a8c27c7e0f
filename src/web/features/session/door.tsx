import type { ReactNode } from 'react'
import { usePageTitle } from '../../ui/page.tsx'

/** The pages before the office: one sheet, one thing to do. */
export function Door({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const heading = usePageTitle(title)
  return (
    <main className="outside">
      <div className="stack">
        <p className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className="brand-word">Bảng Vàng</span>
        </p>
        <div className="card">
          <div className="card-in stack">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead && <p className="soft">{lead}</p>}
            {children}
          </div>
        </div>
      </div>
    </main>
  )
}

import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type NoteTone = 'bad' | 'warn' | 'ok' | 'unknown' | 'info'
const ICON_OF: Record<NoteTone, IconName> = {
  bad: 'alert',
  warn: 'alert',
  ok: 'ok',
  unknown: 'ask',
  info: 'document',
}

interface NoteProps {
  readonly tone: NoteTone
  readonly icon?: IconName
  /** one bold sentence; the rest says what to do */
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly acts?: ReactNode
  /** "status" speaks it politely, "alert" at once */
  readonly role?: 'status' | 'alert'
  readonly id?: string
}

export function Note({ tone, icon, title, children, acts, role, id }: NoteProps) {
  return (
    <div className={`note ${tone}`} role={role} id={id}>
      <Icon name={icon ?? ICON_OF[tone]} />
      <div className="fills">
        {title && <b>{title}</b>}
        {children && <div>{children}</div>}
        {acts && <div className="note-acts">{acts}</div>}
      </div>
    </div>
  )
}

import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type Tone = 'idle' | 'ok' | 'warn' | 'bad' | 'unknown' | 'gold' | 'pen'
const ICON_OF: Record<Tone, IconName> = {
  idle: 'dash',
  ok: 'ok',
  warn: 'alert',
  bad: 'no',
  unknown: 'ask',
  gold: 'clock',
  pen: 'send',
}

/** A state: icon, word, then colour. */
export function Tag({
  tone = 'idle',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={tone === 'idle' ? 'tag' : `tag ${tone}`}>
      <Icon name={icon ?? ICON_OF[tone]} />
      {children}
    </span>
  )
}

/** A filter with its count. */
export function Chip({
  on,
  count,
  children,
  onPress,
}: {
  on: boolean
  count?: number
  children: ReactNode
  onPress: () => void
}) {
  return (
    <button type="button" className="chip" aria-pressed={on} onClick={onPress}>
      {children}
      {count !== undefined && <span>{count}</span>}
    </button>
  )
}

import { useId } from 'react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export type ButtonKind = 'plain' | 'primary' | 'ghost' | 'danger' | 'gold'

interface Face {
  readonly kind?: ButtonKind
  readonly small?: boolean
  readonly icon?: IconName
  readonly keys?: string | undefined
}

interface ButtonProps extends Face, Omit<ComponentProps<'button'>, 'disabled'> {
  /** why it cannot be pressed now; the button stays visible and focusable, the reason stands beside it */
  readonly why?: string | null | undefined
  /** id of the place that already says why, when it is not said beside the button */
  readonly whyId?: string | undefined
  /** the label while the request is under way; the width stays */
  readonly busy?: string | false | undefined
}

const faceOf = (kind: ButtonKind, small: boolean | undefined): string =>
  ['btn', kind === 'plain' ? '' : kind, small ? 'small' : ''].filter(Boolean).join(' ')

export function Button({
  kind = 'plain',
  small,
  icon,
  keys,
  why,
  whyId,
  busy,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const closed = Boolean(why) || Boolean(whyId) || typeof busy === 'string'
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (closed) event.preventDefault()
    else onClick?.(event)
  }
  const said = whyId ?? (why ? reasonId : undefined)
  return (
    <>
      <button
        {...rest}
        type={type}
        className={faceOf(kind, small)}
        aria-disabled={closed || undefined}
        aria-describedby={said ?? rest['aria-describedby']}
        onClick={press}
      >
        {icon && <Icon name={icon} small />}
        {busy === undefined ? children : <Faces label={children} busy={busy} />}
        {keys && <Kbd>{keys}</Kbd>}
      </button>
      {why && !whyId && (
        <span className="reason" id={reasonId}>
          {why}
        </span>
      )}
    </>
  )
}

/** Both labels lie in one cell, so that the wider one sets the width. */
function Faces({ label, busy }: { label: ReactNode; busy: string | false }) {
  return (
    <span className="btn-faces">
      <span data-off={busy !== false || undefined} aria-hidden={busy !== false}>
        {label}
      </span>
      {busy !== false && <span role="status">{busy}</span>}
    </span>
  )
}

export function ButtonLink({
  kind = 'plain',
  small,
  icon,
  children,
  to,
  ...rest
}: Face & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} to={to} className={faceOf(kind, small)}>
      {icon && <Icon name={icon} small />}
      {children}
    </Link>
  )
}

/** A door out of the app: a file to download. */
export function ButtonFile({ kind = 'plain', small, icon, children, ...rest }: Face & ComponentProps<'a'>) {
  return (
    <a {...rest} className={faceOf(kind, small)}>
      {icon && <Icon name={icon} small />}
      {children}
    </a>
  )
}

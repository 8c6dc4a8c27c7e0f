import { useId } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface Around {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | null | undefined
}
interface Inside {
  readonly id: string
  readonly className: string
  readonly 'aria-invalid': boolean | undefined
  readonly 'aria-describedby': string | undefined
}

/** Label above, hint under it, error between hint and box. */
export function Field({
  label,
  hint,
  error,
  id,
  children,
}: Around & { id?: string | undefined; children: (inside: Inside) => ReactNode }) {
  const made = useId()
  const box = id ?? made
  const said = [hint ? `${box}-hint` : '', error ? `${box}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={box}>{label}</label>
      {hint && (
        <p className="hint" id={`${box}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="wrong" id={`${box}-error`}>
          <Icon name="alert" small /> {error}
        </p>
      )}
      {children({
        id: box,
        className: 'input',
        'aria-invalid': error ? true : undefined,
        'aria-describedby': said || undefined,
      })}
    </div>
  )
}

type Text = Around &
  Omit<ComponentProps<'input'>, 'onChange' | 'value'> & { value: string; onText: (text: string) => void }

export function TextField({ label, hint, error, id, onText, ...rest }: Text) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(inside) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...inside}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  )
}

type Area = Around &
  Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & { value: string; onText: (text: string) => void }

export function AreaField({ label, hint, error, id, onText, ...rest }: Area) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(inside) => (
        <textarea rows={3} {...rest} {...inside} onChange={(event) => onText(event.target.value)} />
      )}
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}
type Select = Around &
  Omit<ComponentProps<'select'>, 'onChange' | 'value'> & {
    value: string
    choices: readonly Choice[]
    onText: (text: string) => void
  }

export function SelectField({ label, hint, error, id, choices, onText, ...rest }: Select) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(inside) => (
        <select {...rest} {...inside} onChange={(event) => onText(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function CheckField({
  label,
  checked,
  onCheck,
}: {
  label: ReactNode
  checked: boolean
  onCheck: (on: boolean) => void
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}

interface Radios {
  readonly legend: string
  readonly name: string
  readonly value: string | null
  readonly choices: readonly (Choice & { hint?: string })[]
  readonly onChoose: (value: string) => void
}

export function RadioField({ legend, name, value, choices, onChoose }: Radios) {
  return (
    <fieldset>
      <legend className="bold small-text">{legend}</legend>
      {choices.map((choice) => (
        <label className="choice" key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChoose(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span className="soft"> {choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

import { CheckField } from '../../ui/field.tsx'

interface ChooseListProps {
  readonly legend: string
  readonly all: readonly string[]
  readonly chosen: readonly string[]
  readonly label: (one: string) => string
  readonly onChoose: (chosen: readonly string[]) => void
}

/** Several of many, each with its words. */
export function ChooseList({ legend, all, chosen, label, onChoose }: ChooseListProps) {
  return (
    <fieldset>
      <legend className="bold small-text">{legend}</legend>
      {all.map((one) => (
        <CheckField
          key={one}
          label={label(one)}
          checked={chosen.includes(one)}
          onCheck={(on) => onChoose(on ? [...chosen, one] : chosen.filter((other) => other !== one))}
        />
      ))}
    </fieldset>
  )
}

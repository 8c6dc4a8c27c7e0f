import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import type { AnswerRule } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { words } from './personal-words.ts'

/** Within how many working days; a proposal says whose word it is until the body confirms it. */
export function RuleCard({ rule, mayChange }: { rule: AnswerRule; mayChange: boolean }) {
  const w = words()
  const [days, setDays] = useState(String(rule.days))
  const save = useCommand(
    (count: number, key) =>
      valueOf(api.PUT('/api/requests/rule', { body: { days: count, key, version: rule.version } })),
    ['requests'],
  )
  return (
    <Card title={w.rule}>
      <div className="card-in stack">
        {save.error && <ProblemNote error={save.error} />}
        <TextField
          label={w.ruleDays}
          hint={rule.confirmed ? w.ruleConfirmed : w.ruleProposed}
          inputMode="numeric"
          value={days}
          readOnly={!mayChange}
          onText={setDays}
        />
        {mayChange && (
          <p>
            <Button busy={save.isPending ? w.saving : false} onClick={() => save.mutate(Number(days))}>
              {w.confirm}
            </Button>
          </p>
        )}
      </div>
    </Card>
  )
}

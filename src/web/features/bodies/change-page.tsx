import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import './bodies.css'
import { choosable, heirsFor, inputOf, isReady, type Destination, type Draft } from './change-form.ts'
import { ChangePreviewCard } from './change-preview.tsx'
import { HeirsFields } from './heirs-fields.tsx'
import { queries, TOUCHED, type ChangePreview, type Tree } from './queries.ts'
import { WhatFields } from './what-fields.tsx'
import { words } from './words.ts'

/** What is still missing may stand above the fold: once it is marked, the first of it takes the focus. */
const focusWrong = (form: HTMLElement): void => {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

/** Rename, merge, split, dissolve: said, looked at, carried out. */
export function ChangePage() {
  const w = words()
  const tree = useQuery(queries.tree())
  return (
    <Page
      title={w.change.title}
      facts={w.change.facts}
      guide="to-chuc"
      crumb={
        <Crumb to={paths.organisation()} here={w.change.title}>
          {w.tree.title}
        </Crumb>
      }
    >
      <Loaded query={tree}>{(value) => <Wizard tree={value} />}</Loaded>
    </Page>
  )
}

function useDraft(tree: Tree): readonly [Draft, (change: Partial<Draft>) => void] {
  const [params] = useSearchParams()
  const { body } = useSession()
  const level = params.get('cap') === 'body' ? 'body' : 'unit'
  const id = params.get('noi')
  const bodyId = tree.units.find((unit) => unit.id === id)?.bodyId ?? body?.id ?? ''
  const [draft, setDraft] = useState<Draft>(() => {
    const base = {
      kind: 'rename' as const,
      level,
      bodyId,
      from: id ? [id] : [],
      on: null,
      number: '',
      date: null,
    } as const
    const chosen = choosable(tree, base).filter((one) => one.id === id)
    return { ...base, heirs: heirsFor('rename', chosen) }
  })
  const change = (next: Partial<Draft>): void => {
    const merged = { ...draft, ...next }
    const anew = next.kind !== undefined || next.from !== undefined || next.level !== undefined
    const chosen = choosable(tree, merged).filter((one) => merged.from.includes(one.id))
    setDraft(anew ? { ...merged, heirs: heirsFor(merged.kind, chosen) } : merged)
  }
  return [draft, change]
}

function Wizard({ tree }: { tree: Tree }) {
  const w = words()
  const [draft, change] = useDraft(tree)
  const [decisions, setDecisions] = useState<Readonly<Record<string, Destination>>>({})
  const [tried, setTried] = useState(false)
  const [preview, setPreview] = useState<ChangePreview | null>(null)
  const look = useMutation({
    mutationFn: (input: ReturnType<typeof inputOf>) =>
      valueOf(api.POST('/api/body-changes/preview', { body: input })),
    onSuccess: setPreview,
  })
  const carry = useCommand(
    (version: number, key) =>
      valueOf(api.POST('/api/body-changes', { body: { ...inputOf(draft, decisions), version, key } })),
    TOUCHED,
  )
  const edit = (next: Partial<Draft>): void => {
    look.reset()
    carry.reset()
    setPreview(null)
    setDecisions({})
    change(next)
  }
  if (carry.isSuccess)
    return (
      <Note
        tone="ok"
        role="status"
        title={w.change.done}
        acts={
          <>
            <ButtonLink to={paths.orgHistory()}>{w.change.toHistory}</ButtonLink>
            <ButtonLink to={paths.organisation()}>{w.tree.title}</ButtonLink>
          </>
        }
      />
    )
  return (
    <div className="stack">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          carry.reset()
          if (isReady(draft)) look.mutate(inputOf(draft, decisions))
          else focusWrong(event.currentTarget)
        }}
      >
        <Card title={w.change.what}>
          <div className="card-in">
            <WhatFields tree={tree} draft={draft} tried={tried} onChange={edit} />
          </div>
        </Card>
        {draft.from.length > 0 && (
          <Card title={w.change.heirs}>
            <div className="card-in stack">
              <HeirsFields tree={tree} draft={draft} tried={tried} onChange={edit} />
              {look.error && <ProblemNote error={look.error} />}
              <Button kind="primary" type="submit" busy={look.isPending ? w.change.looking : false}>
                {w.change.preview}
              </Button>
            </div>
          </Card>
        )}
      </form>
      {preview && (
        <ChangePreviewCard
          draft={draft}
          tree={tree}
          preview={preview}
          decisions={decisions}
          onDecide={(next) => {
            setDecisions(next)
            look.mutate(inputOf(draft, next))
          }}
          busy={carry.isPending}
          error={carry.error}
          onCarry={() => carry.mutate(preview.version)}
        />
      )}
    </div>
  )
}

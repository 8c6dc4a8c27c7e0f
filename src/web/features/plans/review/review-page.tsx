import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { api, newKey, valueOf } from '../../../api/client.ts'
import { queryClient } from '../../../api/queries.ts'
import type { Review, ReviewCommand } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { paths } from '../../../paths.ts'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { AddPanel } from './add-panel.tsx'
import { AdoptDialog } from './adopt-dialog.tsx'
import { QuestionsPanel, RelationPanel, RevisesPanel } from './ask-panels.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { FactsList } from './facts-list.tsx'
import type { Draft } from './field-values.ts'
import { Gate } from './gate.tsx'
import { REVIEW_KEYS } from './keys.ts'
import type { ReviewAction } from './keys.ts'
import { KeysBar, KeysDialog } from './keys-bar.tsx'
import { foresee, groupsOf, nextOpen, openChecksOf, sortChecks } from './order.ts'
import { selectedSpan, showPassage } from './places.ts'
import { ReviewHead } from './review-head.tsx'
import { SelectionDoor } from './selection-door.tsx'
import { Sheet } from './sheet.tsx'
import { StaleNote } from './stale-note.tsx'
import { useDesk } from './use-desk.ts'
import { useReviewCommands } from './use-review.ts'
import './review.css'

const READS: ReadonlySet<ReviewAction> = new Set(['next', 'previous', 'sentence', 'check', 'keys'])

/** The plan beside what was read from it, until it is put to work. */
export function ReviewPage({ review, today, locked }: { review: Review; today: string; locked: boolean }) {
  const { send, saving, reload } = useReviewCommands(review.plan.id)
  const desk = useDesk(review)
  const { current, ordered, pick, pane, setMending, setView, openCheck } = desk
  const [adding, setAdding] = useState<{ start: number; end: number } | null>(null)
  const [dialog, setDialog] = useState<'keys' | 'adopt' | null>(null)
  const [drafts] = useState(() => new Map<string, Draft>())
  const adoption = useAdoption(review)
  const fact = review.facts.find((one) => one.id === current) ?? null
  const checks = fact ? openChecksOf(fact, review.checks) : []

  const decide = useCallback(
    (command: ReviewCommand) => {
      if (current !== null) pick(nextOpen(ordered, current))
      void send(command)
    },
    [current, ordered, pick, send],
  )
  const acceptSure = (): void => {
    const left = foresee(review, { type: 'accept-sure' }).facts.filter((one) => one.state === 'open')
    const next = groupsOf(left, 'all', null)[0]?.facts[0]
    if (next) pick(next.id)
    void send({ type: 'accept-sure' })
  }
  const add = useCallback(() => {
    const span = selectedSpan(pane.current?.querySelector('.sheet') ?? null, review.text)
    if (span) {
      setAdding(span)
      setView('facts')
    }
  }, [pane, review.text, setView])
  const mend = useCallback(
    async (values: Record<string, unknown>): Promise<void> => {
      if (current === null) return
      setMending(false)
      const changed = Object.keys(values).length > 0
      const after = await send(
        changed ? { type: 'mend', fact: current, values } : { type: 'accept', facts: [current] },
      )
      if (after) {
        drafts.delete(current)
        return
      }
      // not saved: the form opens again with what was typed
      pick(current)
      setMending(true)
    },
    [current, drafts, pick, send, setMending],
  )
  const addFact = async (command: ReviewCommand): Promise<void> => {
    const known = new Set(review.facts.map((one) => one.id))
    const after = await send(command)
    // refused: the form stays open with what was typed
    if (!after) return
    setAdding(null)
    const made = after.facts.find((one) => !known.has(one.id))
    if (made) pick(made.id)
  }

  const cardActs = useMemo(
    () => ({
      accept: () => current !== null && decide({ type: 'accept', facts: [current] }),
      refuse: () => current !== null && decide({ type: 'refuse', facts: [current] }),
      send: (command: ReviewCommand) => void send(command),
      sentence: () => {
        setView('document')
        if (current !== null) requestAnimationFrame(() => showPassage(pane.current, current, true))
      },
      mend: (values: Record<string, unknown>) => void mend(values),
      setMending,
    }),
    [current, decide, mend, pane, send, setMending, setView],
  )

  const step = (by: number): void => {
    const at = ordered.findIndex((one) => one.id === current)
    const next = ordered[Math.min(Math.max(at + by, 0), ordered.length - 1)]
    if (next) pick(next.id)
  }
  const actions: Record<ReviewAction, () => void> = {
    next: () => step(1),
    previous: () => step(-1),
    accept: () =>
      fact?.state === 'open' && !checks.some((check) => check.severity === 'must') && cardActs.accept(),
    refuse: () => fact?.state === 'open' && fact.kind !== 'document' && cardActs.refuse(),
    mend: () => {
      const fix = checks.find((check) => check.fix)?.fix
      if (fix) void send({ type: 'mend', fact: fix.fact, values: { [fix.field]: fix.value } })
      else if (fact && fact.state !== 'refused') setMending(true)
    },
    sentence: cardActs.sentence,
    check: () => {
      const open = sortChecks(review.checks).filter((check) => check.state === 'open')
      const next = open[(open.findIndex((check) => check.id === desk.openedCheck) + 1) % open.length]
      if (next) openCheck(next)
    },
    add,
    undo: () => review.undo && void send({ type: 'undo' }),
    keys: () => setDialog('keys'),
  }
  useKeys(REVIEW_KEYS, (action) => {
    if (!locked || READS.has(action)) actions[action]()
  })

  const go = (target: string): void => {
    const check = review.checks.find((one) => one.id === target)
    const isFact = review.facts.some((one) => one.id === target)
    setView(isFact ? 'facts' : 'checks')
    if (check) openCheck(check)
    if (isFact) pick(target)
    requestAnimationFrame(() => document.getElementById(target)?.scrollIntoView({ block: 'center' }))
  }
  const blocked = (): void => document.getElementById('why-not')?.focus()
  const openCount = review.checks.filter((check) => check.state === 'open').length
  return (
    <div className="review" data-view={desk.view} ref={pane}>
      <ReviewHead
        review={review}
        locked={locked}
        onAcceptSure={acceptSure}
        onAdopt={() => setDialog('adopt')}
        adopting={adoption.isPending}
        onBlocked={blocked}
      />
      {!locked && <Gate review={review} onGo={go} />}
      <div className="review-tabs">
        <Tabs
          label={t.review.viewing}
          value={desk.view}
          onChange={setView}
          tabs={[
            { value: 'document', label: t.review.tabDocument },
            { value: 'facts', label: t.review.tabFacts(review.facts.length) },
            { value: 'checks', label: t.review.tabChecks(openCount) },
          ]}
        />
      </div>
      <div className="review-panes">
        <section className="sheet-pane" id="panel-document" aria-label={t.review.documentPane} tabIndex={0}>
          <h2 className="unseen">{t.review.documentPane}</h2>
          <Remarks remarks={review.remarks} />
          <Sheet review={review} looks={desk.looks} current={current} pane={pane} onPick={pick} />
          {!locked && <SelectionDoor text={review.text} onAdd={add} />}
        </section>
        <section className="facts-pane" id="panel-facts" aria-label={t.review.factsPane}>
          <h2 className="unseen">{t.review.factsPane}</h2>
          {saving.state === 'stale' && <StaleNote onReload={() => void reload()} />}
          {saving.state === 'failed' && !adding && (
            <ProblemNote error={saving.error} onRetry={() => void reload()} />
          )}
          {adoption.error && <ProblemNote error={adoption.error} />}
          {adding && (
            <AddPanel
              key={`${adding.start}-${adding.end}`}
              review={review}
              span={adding}
              today={today}
              problem={saving.state === 'failed' ? saving.error : null}
              onAdd={(command) => void addFact(command)}
              onCancel={() => setAdding(null)}
            />
          )}
          <div className="checks-part" id="panel-checks">
            {!locked && <RevisesPanel review={review} send={send} />}
            {!locked && review.asksRelation && <RelationPanel review={review} send={send} />}
            <ChecksPanel
              review={review}
              opened={desk.openedCheck}
              onOpen={openCheck}
              send={locked ? null : cardActs.send}
            />
            {!locked && <QuestionsPanel review={review} send={send} onPick={pick} />}
          </div>
          <FactsList
            review={review}
            groups={desk.groups}
            looks={desk.looks}
            current={current}
            mending={desk.mending}
            filter={desk.filter}
            today={today}
            drafts={drafts}
            acts={locked ? null : cardActs}
            onSentence={cardActs.sentence}
            onFilter={desk.setFilter}
            onPick={pick}
          />
        </section>
      </div>
      <KeysBar
        saving={saving}
        undo={locked ? null : (review.undo?.label ?? null)}
        onUndo={actions.undo}
        onKeys={actions.keys}
      />
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(null)} />}
      {dialog === 'adopt' && (
        <AdoptDialog
          review={review}
          onClose={() => setDialog(null)}
          onAdopt={() => {
            setDialog(null)
            adoption.mutate()
          }}
        />
      )}
    </div>
  )
}

function Remarks({ remarks }: { remarks: readonly string[] }) {
  if (remarks.length === 0) return null
  return (
    <ul className="sheet-remarks" aria-label={t.review.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  )
}

function useAdoption(review: Review) {
  const navigate = useNavigate()
  const key = useRef(newKey())
  return useMutation({
    mutationFn: () =>
      valueOf(
        api.POST('/api/plans/{id}/adoption', {
          params: { path: { id: review.plan.id } },
          body: { key: key.current, version: review.version },
        }),
      ),
    onSuccess: async ({ programmeId }) => {
      await queryClient.invalidateQueries({
        predicate: (query) => !(query.queryKey[0] === 'plans' && query.queryKey[2] === 'review'),
      })
      await navigate(paths.home(), { state: { adopted: programmeId } })
    },
    onError: () => {
      key.current = newKey()
    },
  })
}

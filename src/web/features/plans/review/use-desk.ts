import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Review, ReviewCheck } from '../../../api/types.ts'
import { looksOf } from './marks.ts'
import { firstToDo, groupsOf } from './order.ts'
import type { Filter } from './order.ts'
import { showCard, showPassage } from './places.ts'

export type View = 'document' | 'facts' | 'checks'

const remembered = (plan: string): string | null => sessionStorage.getItem(`bang-vang.review.${plan}`)

function showBoth(pane: HTMLElement | null, fact: string): void {
  showPassage(pane, fact)
  showCard(pane)
}

/** Where the reviewer is: the current fact, the filter, the pane that a narrow screen shows. */
export function useDesk(review: Review) {
  const [params] = useSearchParams()
  const [filter, setFilter] = useState<Filter>('all')
  const [view, chooseView] = useState<View>('facts')
  const [openedCheck, setOpenedCheck] = useState<string | null>(null)
  const [mending, setMending] = useState(false)
  const pane = useRef<HTMLDivElement>(null)
  const known = useCallback(
    (id: string | null): string | null =>
      id !== null && review.facts.some((fact) => fact.id === id) ? id : null,
    [review.facts],
  )
  const [picked, setPicked] = useState<string | null>(
    () => known(params.get('muc')) ?? known(remembered(review.plan.id)),
  )
  const groups = useMemo(() => groupsOf(review.facts, filter, picked), [review.facts, filter, picked])
  const ordered = useMemo(() => groups.flatMap((group) => group.facts), [groups])
  const looks = useMemo(() => looksOf(review.facts, review.checks), [review.facts, review.checks])
  const current = known(picked) ?? firstToDo(review, ordered)

  const pick = useCallback(
    (fact: string) => {
      setPicked(fact)
      setMending(false)
      sessionStorage.setItem(`bang-vang.review.${review.plan.id}`, fact)
    },
    [review.plan.id],
  )

  // a fact that was reached through its check: the check stays where it is being read
  const throughCheck = useRef<string | null>(null)
  // after the pane has been drawn with its new current fact
  const arrived = useRef(false)
  useEffect(() => {
    // who comes back finds the place; who comes first, or on a narrow screen, begins at the head
    const stay = !arrived.current && (picked === null || matchMedia('(max-width: 1179px)').matches)
    arrived.current = true
    if (current === null || stay) return
    if (throughCheck.current === current) showPassage(pane.current, current)
    else showBoth(pane.current, current)
  }, [current, picked])
  const setView = useCallback(
    (next: View) => {
      chooseView(next)
      if (current !== null) requestAnimationFrame(() => showBoth(pane.current, current))
    },
    [current],
  )

  const openCheck = useCallback(
    (check: ReviewCheck) => {
      setOpenedCheck(check.id)
      const fact = check.facts.find((id) => known(id) !== null)
      if (!fact) return
      throughCheck.current = fact
      pick(fact)
      requestAnimationFrame(() => {
        throughCheck.current = null
        showPassage(pane.current, fact)
        document.getElementById(check.id)?.scrollIntoView({ block: 'nearest' })
      })
    },
    [known, pick],
  )

  return {
    current,
    groups,
    ordered,
    looks,
    filter,
    setFilter,
    view,
    setView,
    openedCheck,
    openCheck,
    mending,
    setMending,
    pane,
    pick,
  }
}

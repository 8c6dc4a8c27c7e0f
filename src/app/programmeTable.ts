import type { Deadline, Item, Programme, Target } from '../core/plans/programme.ts'

const QUOTE = 100
const short = (quote: string): string => {
  const flat = quote.replace(/\s+/g, ' ')
  return flat.length > QUOTE ? `${flat.slice(0, QUOTE - 1)}…` : flat
}

type Row = readonly [gist: string, item: Item]
const joined = (...parts: (string | number | null | undefined)[]): string =>
  parts.filter((p) => p !== null && p !== undefined && p !== '').join(' ')

const when = (d: Deadline): string =>
  joined(d.date, d.from && `${d.from} → ${d.to ?? '…'}`, d.dates?.join(', '), d.rule)
const measure = (t: Target): string =>
  joined(t.comparator, t.value, t.value2 === null ? null : `– ${t.value2}`, t.unit)

/** Each kind of fact, its heading, and what stands before the passage. */
function sections(p: Programme): readonly (readonly [string, readonly Row[]])[] {
  const plain = (items: readonly Item[]): Row[] => items.map((i) => ['', i])
  return [
    ['Chủ đề', p.theme ? plain([p.theme]) : []],
    ['Mục tiêu', plain(p.objectives)],
    ['Căn cứ', p.legalBases.map((b) => [joined(b.kind, b.number, b.date), b])],
    ['Phong trào', p.campaigns.map((c) => [joined(c.name, c.from && `${c.from} → ${c.to ?? '…'}`), c])],
    [
      'Khen thưởng',
      p.campaigns.flatMap((c) => c.awards.map((a): Row => [joined(a.form, a.quantity, a.recipientKind), a])),
    ],
    ['Tiêu chuẩn', [...p.campaigns.flatMap((c) => c.criteria), ...p.criteria].map((c) => [c.appliesTo, c])],
    ['Chỉ tiêu', p.targets.map((t) => [measure(t), t])],
    ['Thời hạn', p.deadlines.map((d) => [when(d), d])],
    ['Phiên họp', p.meetings.map((m) => [joined(m.kind, m.dates.join(', ')), m])],
    ['Giai đoạn', p.stages.map((s) => [joined(s.from, '→', s.to), s])],
    ['Nhiệm vụ', plain(p.tasks)],
    ['Phân công', p.responsibilities.map((r) => [r.who.join(', '), r])],
    ['Kỷ niệm', p.commemorations.map((c) => [joined(c.name, c.on), c])],
    ['Tuyên truyền', plain(p.publicity)],
    ['Kinh phí', p.budget.map((b) => [joined(b.amount), b])],
    ['Văn bản liên quan', p.linkedDocuments.map((l) => [joined(l.kind, l.number, l.date), l])],
    ['Nơi nhận', p.recipients.map((r) => [r.name, r])],
  ]
}

const SEVERITY = { must: 'phải sửa', should: 'nên sửa', note: 'lưu ý' } as const

/** A programme for a person at a terminal: facts by kind with their passages, "?" where the reader asks, then the checks. */
export function programmeTable(p: Programme, remarks: readonly string[]): string {
  const { document: d } = p
  const out = [
    joined(d.kind, d.number && `số ${d.number}`),
    joined(d.title),
    joined(d.issuer),
    joined(d.place, d.date),
  ].filter((l) => l !== '')
  for (const remark of remarks) out.push(`Lưu ý: ${remark}`)
  for (const [heading, rows] of sections(p)) {
    if (rows.length === 0) continue
    out.push('', `${heading} (${rows.length})`)
    for (const [gist, item] of rows)
      out.push(
        `  ${item.certainty === 'ask' ? '?' : ' '} ${gist === '' ? '' : `[${gist}] `}“${short(item.quote)}”`,
      )
  }
  out.push('', `Kiểm tra (${p.checks.length})`)
  for (const c of p.checks)
    out.push(`    ${SEVERITY[c.severity]}: ${c.message} “${short(c.quote)}” → ${c.mend}`)
  return `${out.join('\n')}\n`
}

import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ok } from '../../../src/core/kernel/result.ts'
import { ensureAccount, type NewAccount } from '../../../src/modules/accounts/index.ts'
import { leaves } from '../leaves.ts'
import { openPostOffice, type PostOffice } from '../postOffice.ts'
import { BODY, key, testServer, type Answer, type Client, type TestServer } from '../server.ts'

export const PASSWORD = 'nang-len-som-mai'
export type Json = ReturnType<typeof JSON.parse>
export interface Step {
  readonly id?: string
  readonly query?: string
  /** without the key, which the step adds */
  readonly body?: object
  readonly file?: { readonly name: string; readonly bytes: string }
  readonly as?: Client
  /** which of the entries that the endpoint may leave; the first when left out */
  readonly action?: string
  /** the body of this endpoint carries no key: a repeat is another act */
  readonly keyless?: true
  /** anybody may do this with what is their own: a stranger is not refused */
  readonly own?: true
  /** nothing was there before: an old sight of it means nothing */
  readonly fresh?: true
  /** the answer is the same for everybody, whoever asks */
  readonly asked?: true
  /** commands of the program itself that the act brings about, marked by a star: each leaves its own entry */
  readonly beside?: readonly string[]
  /** entries that a refusal leaves on purpose */
  readonly refused?: readonly string[]
}

/** Written by the program beside what a request does, whenever its time comes. */
const BESIDE = ['people.record-read']

/** Walks the endpoints one after the other and holds each to its word. */
export class Walk {
  readonly server: TestServer
  readonly office: PostOffice
  readonly done = new Set<string>()
  readonly #stranger: Client
  clerk: Client
  bodyId = ''
  accountId = ''

  constructor(server: TestServer, office: PostOffice) {
    this.server = server
    this.office = office
    this.#stranger = server.client()
    this.clerk = server.client()
  }

  async entries(): Promise<string[]> {
    const { kit } = this.server.running
    const rows = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('trail').select(['action', 'id', 'via']).where('tenant_id', '=', r.tenant).where('action', 'not in', BESIDE).orderBy('at').execute())
    return rows.map((row) => `${row.action}${row.via === 'program' ? '*' : ''} ${row.id}`)
  }
  /** What an act adds to the trail. */
  async adds(act: () => Promise<Answer>): Promise<{ readonly answer: Answer; readonly added: readonly string[] }> {
    const before = new Set(await this.entries())
    const answer = await act()
    return { answer, added: (await this.entries()).filter((entry) => !before.has(entry)).map((entry) => entry.split(' ')[0] ?? '') }
  }

  /** Carries an endpoint out: exactly one entry, of a name that it may leave; none for a repeat with its key, none for refusals. */
  async step(name: string, step: Step = {}): Promise<Json> {
    const left = leaves[name]
    if (!left || !('actions' in left)) throw new Error(`${name} leaves nothing`)
    const action = step.action ?? left.actions[0]
    expect(left.actions, name).toContain(action)
    await this.#refusals(name, step)
    const sent = { key: key() }
    const { answer, added } = await this.adds(async () => {
      const given = await this.#send(name, step, sent.key)
      // what is done after the answer, so that its time tells nothing
      if (step.asked) await this.until(async () => (await this.entries()).some((entry) => entry.startsWith(`${action} `)))
      return given
    })
    expect([name, answer.status < 300, answer.body?.code && answer.body, added.filter((one) => !step.beside?.includes(one))]).toEqual([name, true, undefined, [action]])
    if (!step.keyless) expect([name, 'repeated', (await this.adds(() => this.#send(name, step, sent.key))).added]).toEqual([name, 'repeated', []])
    this.done.add(name)
    return answer.body
  }

  async #refusals(name: string, step: Step): Promise<void> {
    if (step.asked) return
    const tries: [string, () => Promise<Answer>][] = [['nobody', () => this.#send(name, { ...step, as: this.server.client(), body: { ...step.body, token: 'x', code: '0000000', query: '?x=y', response: {}, login: 'khong.co', password: 'sai-mat-khau' } }, key())]]
    if (!step.own) tries.push(['a stranger', () => this.#send(name, { ...step, as: this.#stranger }, key())])
    if (step.id !== undefined) tries.push(['what is not there', () => this.#send(name, { ...step, id: randomUUID() }, key())])
    if (step.body && 'version' in step.body && !step.fresh) tries.push(['an old sight', () => this.#send(name, { ...step, body: { ...step.body, version: 9999 } }, key())])
    for (const [who, act] of tries) {
      const { answer, added } = await this.adds(act)
      expect([name, who, answer.status >= 400, added]).toEqual([name, who, true, step.refused ?? []])
    }
  }

  #send(name: string, { id = '', query = '', body, file, keyless, as = this.clerk }: Step, k: string): Promise<Answer> {
    const [method = '', path = ''] = name.split(' ')
    const where = path.replace(':id', id) + query
    if (file) return sendFile(this.server, as, where, file, k)
    if (body === undefined && method === 'DELETE') return as.send(method, where, undefined, keyless ? {} : { 'idempotency-key': k })
    return as.send(method, where, keyless ? (body ?? {}) : { ...body, key: k })
  }

  /** An account of this password, signed in. */
  async account(login: string, grants: NewAccount['grants'] = [], more: { readonly email?: string; readonly personId?: string } = {}): Promise<{ id: string; client: Client }> {
    const { kit } = this.server.running
    const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants }))
    if (!made.ok) throw new Error(made.refusal.code)
    const { email = null, personId = null } = more
    await kit.db.write(kit.tenant, async (w) => ok(await w.q.updateTable('accounts').set({ email, email_key: email, person_id: personId }).where('id', '=', made.value).execute()))
    const client = this.server.client()
    expect((await client.send('POST', '/api/session', { login, password: PASSWORD })).status).toBe(200)
    return { id: made.value, client }
  }
  async until(there: () => Promise<boolean>): Promise<void> {
    for (let i = 0; i < 1200; i++) {
      if (await there()) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('it did not come about in a minute')
  }

  /** The first account and the first body, and a stranger: an account without any role. */
  async begin(): Promise<void> {
    const token = this.server.running.firstLink?.split('token=')[1] ?? ''
    await this.step('POST /api/first-account', { keyless: true, own: true, body: { token, name: 'Nguyễn Thu Hà', login: 'ha', password: PASSWORD } })
    await this.account('la')
    await this.#stranger.send('POST', '/api/session', { login: 'la', password: PASSWORD })
    await this.step('PUT /api/body', { body: { ...BODY, version: 0 }, action: 'body.founded', own: true, fresh: true })
    const session = (await this.clerk.get('/api/session')).body
    this.bodyId = session.body.id
    this.accountId = session.account.id
    await this.step('PUT /api/body', { body: { ...BODY, abbreviation: 'SNGV', version: session.body.version }, action: 'body.changed' })
  }
}

async function sendFile(server: TestServer, client: Client, path: string, file: { readonly name: string; readonly bytes: string }, k: string): Promise<Answer> {
  const form = new FormData()
  form.append('file', new Blob([file.bytes]), file.name)
  const response = await fetch(server.running.url + path, { method: 'POST', headers: { cookie: client.cookie, 'idempotency-key': k }, body: form })
  return { status: response.status, body: await response.json(), headers: response.headers }
}

export async function openWalk(): Promise<Walk> {
  const walk = new Walk(await testServer('2026-03-10'), await openPostOffice())
  await walk.begin()
  return walk
}

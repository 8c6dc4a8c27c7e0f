import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenTo, until, type Live } from '../support/live.ts'
import { BODY, firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
const streams: Live[] = []
beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
})
afterAll(async () => {
  for (const live of streams) live.close()
  await server.close()
})
const listen = async (client: Client): Promise<Live> => {
  const live = await listenTo(server.running.url, client.cookie)
  streams.push(live)
  return live
}
const person = (name: string) => ({ name, post: null, unitId: null, leader: false, sex: null, born: null })

describe('live updates', () => {
  it('ask for a session first', async () => {
    const stranger = await listenTo(server.running.url, '')
    expect(stranger.status).toBe(401)
  })
  it('tell what changed, without any of its content', async () => {
    const live = await listen(clerk)
    expect(live.status).toBe(200)
    await until('the stream begins with a word to fetch everything', () => live.heard.some((h) => h.event === 'all'))
    const made = await clerk.send('POST', '/api/people', { person: person('Lê Thị Kín Đáo'), key: key() })
    expect(made.status).toBe(200)
    await until('the new person is told of', () => live.heard.some((h) => h.event === 'changed' && h.data.topic === 'person'))
    expect(JSON.stringify(live.heard)).not.toContain('Kín')
    live.close()
  })
  it('say nothing of a command that was refused', async () => {
    const live = await listen(clerk)
    const before = live.heard.length
    expect((await clerk.send('POST', '/api/people', { person: person('Hoa'), key: key() })).status).toBe(422)
    const good = await clerk.send('POST', '/api/people', { person: person('Trần Văn Thật'), key: key() })
    await until('the good one is told of', () => live.heard.some((h) => h.data.topic === 'person'))
    expect(live.heard.slice(before).filter((h) => h.data.topic === 'person').map((h) => h.data.id)).toEqual([good.body.id])
    live.close()
  })
  it('are limited for one session', async () => {
    const open: Live[] = []
    for (let i = 0; i < 7; i++) open.push(await listen(clerk))
    expect(open.map((live) => live.status)).toContain(429)
    for (const live of open) live.close()
  })
  it('end with the session', async () => {
    const other = server.client()
    await other.send('POST', '/api/session', { login: 'ha', password: 'mat-khau-dai' })
    const live = await listen(other)
    expect(live.status).toBe(200)
    expect((await other.send('DELETE', '/api/session')).status).toBe(204)
    await clerk.send('PUT', '/api/body', { ...BODY, key: key(), version: 1 })
    await until('the stream of the session that signed out ends', () => live.ended())
  })
})

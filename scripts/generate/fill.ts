import { hash } from '@node-rs/argon2'
import type pg from 'pg'
import { nameSortKey, searchKey } from '../../src/core/people/names.ts'
import { Chance } from './chance.ts'
import { somebody } from './names.ts'
import { Rows, TABLES } from './rows.ts'
import { officeOf, provinceOf, type GivenBody, type GivenUnit } from './world.ts'

export interface Order {
  readonly seed: number
  readonly people: number
  readonly awards: number
  readonly accounts: number
  /** one office instead of a province */
  readonly office: boolean
  /** the last year that awards are given for */
  readonly year: number
}
export interface Filled {
  readonly bodies: number
  readonly people: number
  readonly honours: number
  readonly ratings: number
  readonly accounts: number
}

/** The password of every generated account; such a database is for measuring, never for work. */
export const PASSWORD = 'mat-khau-thu-tai'
const AT = '2026-01-05T01:00:00.000Z'
const POSTS = ['Chuyên viên', 'Chuyên viên', 'Chuyên viên', 'Chuyên viên chính', 'Giáo viên', 'Viên chức', 'Nhân viên', 'Kế toán', 'Văn thư']
const RATINGS = ['HTXS', 'HTT', 'HTT', 'HTT', 'HT']
const HONOURS = ['Lao động tiên tiến', 'Lao động tiên tiến', 'Lao động tiên tiến', 'Chiến sĩ thi đua cơ sở', 'Chiến sĩ thi đua cơ sở', 'Giấy khen của Giám đốc', 'Bằng khen của Chủ tịch UBND tỉnh', 'Chiến sĩ thi đua cấp tỉnh']
const RATED_YEARS = 3
const HONOUR_YEARS = 15

interface Writers {
  readonly [K: string]: Rows
}
interface Person {
  readonly id: string
  readonly name: string
  readonly bodyId: string
  readonly unitId: string
  readonly leader: boolean
}

/** Fills an empty database. The same order gives the same rows. @throws Error when bodies are there already */
export async function fill(client: pg.ClientBase, tenant: string, order: Order, say: (words: string) => void = () => {}): Promise<Filled> {
  const there = await client.query('select 1 from bodies where tenant_id = $1 limit 1', [tenant])
  if (there.rowCount !== 0) throw new Error('There are bodies in this database already; generated rows are written into an empty one only')
  const chance = new Chance(order.seed)
  const bodies = order.office ? officeOf(chance) : provinceOf(chance)
  const rows: Writers = Object.fromEntries(Object.entries(TABLES).map(([name, table]) => [name, new Rows(client, tenant, table)]))
  await client.query('begin')
  try {
    await addBodies(rows, chance, bodies)
    const people = await addPeople(rows, chance, bodies, order.people)
    say(`${people.length} people in ${bodies.length} bodies`)
    await addAwards(rows, chance, people, order)
    say(`${rows['honours']?.written} honours`)
    await addAccounts(rows, chance, bodies, people, order.accounts)
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
  await client.query('analyze')
  const count = (name: string): number => rows[name]?.written ?? 0
  return { bodies: bodies.length, people: count('people'), honours: count('honours'), ratings: count('ratings'), accounts: count('accounts') }
}

const flush = async (rows: Writers, ...names: (keyof typeof TABLES)[]): Promise<void> => {
  for (const name of names) await rows[name]?.flush()
}

async function addBodies(rows: Writers, chance: Chance, bodies: readonly GivenBody[]): Promise<void> {
  for (const b of bodies) {
    await rows['bodies']?.add(b.id, b.name, b.abbreviation, b.kind, b.superior, b.parentId, b.kind === 'school' ? 'school' : 'calendar', searchKey(b.name, b.abbreviation), AT, 1, 1, '["plan"]')
    await rows['names']?.add(chance.id(), b.id, b.name, null, b.abbreviation)
    for (const [place, u] of b.units.entries()) {
      await rows['units']?.add(u.id, b.id, u.name, u.kind, place, searchKey(u.name))
      await rows['names']?.add(chance.id(), b.id, u.name, u.id, null)
    }
  }
  await flush(rows, 'bodies', 'units', 'names')
}

async function addPeople(rows: Writers, chance: Chance, bodies: readonly GivenBody[], total: number): Promise<Person[]> {
  const weight = bodies.reduce((sum, b) => sum + b.weight, 0)
  const made: Person[] = []
  let due = 0
  for (const body of bodies) {
    due += (total * body.weight) / weight
    for (let i = 0; made.length < Math.round(due); i++) made.push(await addPerson(rows, chance, body, i))
  }
  await flush(rows, 'people')
  return made
}

async function addPerson(rows: Writers, chance: Chance, body: GivenBody, place: number): Promise<Person> {
  const { name, sex } = somebody(chance)
  const unit = body.units[place % body.units.length] as GivenUnit
  const leader = place < body.units.length * 2
  const post = leader ? (place < body.units.length ? 'Trưởng phòng' : 'Phó Trưởng phòng') : chance.pick(POSTS)
  const born = `${1964 + chance.below(40)}-${String(1 + chance.below(12)).padStart(2, '0')}-${String(1 + chance.below(28)).padStart(2, '0')}`
  const id = chance.id()
  await rows['people']?.add(id, body.id, name, post, unit.id, leader, sex, born, nameSortKey(name), searchKey(name, post, unit.name), AT, 1)
  return { id, name, bodyId: body.id, unitId: unit.id, leader }
}

async function addAwards(rows: Writers, chance: Chance, people: readonly Person[], { awards, year }: Order): Promise<void> {
  for (const person of people) {
    for (let back = 1; back <= RATED_YEARS; back++) await rows['ratings']?.add(chance.id(), person.id, year - back, chance.pick(RATINGS))
  }
  for (let i = 0; i < awards; i++) {
    const person = people[i % people.length] as Person
    const of = year - 1 - chance.below(HONOUR_YEARS)
    await rows['honours']?.add(chance.id(), person.id, of, chance.pick(HONOURS), `${1 + chance.below(900)}/QĐ-UBND`, `${of + 1}-01-${String(5 + chance.below(20)).padStart(2, '0')}`, 'Chủ tịch UBND tỉnh An Lạc')
  }
  await flush(rows, 'ratings', 'honours')
}

const ROLES = ['clerk', 'clerk', 'director', 'unit-head', 'official', 'official'] as const

/** `tai1`, `tai2` …: in turn over the bodies, the first an administrator of everything. */
async function addAccounts(rows: Writers, chance: Chance, bodies: readonly GivenBody[], people: readonly Person[], count: number): Promise<void> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1, salt: Buffer.from('a generated world') })
  const first = new Map<string, Person[]>()
  for (const person of people) {
    const of = first.get(person.bodyId) ?? []
    if (of.length < count) first.set(person.bodyId, [...of, person])
  }
  for (let n = 1; n <= count; n++) {
    const body = bodies[(n - 1) % bodies.length] as GivenBody
    const person = first.get(body.id)?.[Math.floor((n - 1) / bodies.length)]
    const id = chance.id()
    const login = `tai${n}`
    const name = person?.name ?? login
    await rows['accounts']?.add(id, login, login, name, passwordHash, person?.id ?? null, searchKey(name, login), nameSortKey(name), AT, 1)
    const role = n === 1 ? 'administrator' : (ROLES[n % ROLES.length] ?? 'clerk')
    await rows['grants']?.add(chance.id(), id, role, n === 1 && bodies.length > 1 ? null : body.id, role === 'unit-head' ? (person?.unitId ?? null) : null, AT)
  }
  await flush(rows, 'accounts', 'grants')
}

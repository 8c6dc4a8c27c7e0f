import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ROLE_NAMES } from '../../../core/people/may.ts'
import { queries } from '../../api/queries.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Pages } from './pages.tsx'
import { asks, type AccountRow, type AccountState, type Role } from './queries.ts'
import { roleAndPlace } from './role-words.ts'
import { words } from './words.ts'

const STATES: readonly AccountState[] = ['active', 'disabled', 'roleless']
const among = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  list.find((one) => one === value)

function useFilters() {
  const [params, setParams] = useSearchParams()
  const set = (change: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries({ trang: '', ...change }))
      if (value === '') next.delete(name)
      else next.set(name, value)
    setParams(next, { replace: true })
  }
  const role = among<Role>(ROLE_NAMES, params.get('vai'))
  const state = among(STATES, params.get('tinhtrang'))
  const unitId = params.get('donvi') ?? ''
  const q = params.get('q') ?? ''
  const page = Math.max(1, Number(params.get('trang') ?? 1) || 1)
  const ask = {
    ...(q ? { q } : {}),
    ...(role ? { role } : {}),
    ...(unitId ? { unitId } : {}),
    ...(state ? { state } : {}),
    page,
  }
  return { ask, q, role, state, unitId, page, set }
}

export function AccountsPage() {
  const w = words()
  const filters = useFilters()
  const accounts = useQuery(asks.accounts(filters.ask))
  return (
    <Page
      title={w.accounts}
      facts={accounts.data ? w.count(accounts.data.total) : '\u00a0'}
      guide="tai-khoan-va-vai"
      crumb={
        <Crumb to={paths.settings()} here={w.accounts}>
          {t.nav.settings}
        </Crumb>
      }
      acts={<Acts />}
    >
      <Filters filters={filters} />
      <Loaded query={accounts}>
        {(value) => (
          <Card title={w.list}>
            {value.accounts.length === 0 ? (
              <Empty icon="search" title={w.noneFound}>
                {w.noneFoundHint}
              </Empty>
            ) : (
              <AccountsTable accounts={value.accounts} />
            )}
            <Pages
              page={filters.page}
              size={value.pageSize}
              total={value.total}
              onPage={(page) => filters.set({ trang: String(page) })}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function Acts() {
  const w = words()
  const mayInvite = useMay('accounts.change')
  return (
    <>
      <ButtonLink to={paths.invitations()}>{w.invitations}</ButtonLink>
      {mayInvite && <ButtonLink to={paths.inviteList()}>{w.inviteMany}</ButtonLink>}
      {mayInvite && (
        <ButtonLink kind="primary" icon="plus" to={paths.invite()}>
          {w.inviteOne}
        </ButtonLink>
      )}
    </>
  )
}

function Filters({ filters }: { filters: ReturnType<typeof useFilters> }) {
  const w = words()
  const [q, setQ] = useState(filters.q)
  const units = useQuery(queries.units())
  useEffect(() => {
    if (q === filters.q) return
    const timer = setTimeout(() => filters.set({ q }), 200)
    return () => clearTimeout(timer)
  })
  return (
    <search className="people-search">
      <TextField label={w.search} type="search" value={q} onText={setQ} />
      <SelectField
        label={w.role}
        value={filters.role ?? ''}
        choices={[
          { value: '', label: w.anyRole },
          ...ROLE_NAMES.map((role) => ({ value: role, label: t.roles[role] })),
        ]}
        onText={(vai) => filters.set({ vai })}
      />
      <SelectField
        label={w.unit}
        value={filters.unitId}
        choices={[
          { value: '', label: w.anyUnit },
          ...(units.data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name })),
        ]}
        onText={(donvi) => filters.set({ donvi })}
      />
      <SelectField
        label={w.state}
        value={filters.state ?? ''}
        choices={[
          { value: '', label: w.anyState },
          ...STATES.map((state) => ({ value: state, label: w.states[state] })),
        ]}
        onText={(tinhtrang) => filters.set({ tinhtrang })}
      />
    </search>
  )
}

function AccountsTable({ accounts }: { accounts: readonly AccountRow[] }) {
  const w = words()
  return (
    <Table
      caption={w.list}
      heads={[
        { label: w.name },
        { label: w.login },
        { label: w.roles },
        { label: w.factor },
        { label: w.lastSignIn },
      ]}
    >
      {accounts.map((account) => (
        <tr key={account.id}>
          <th scope="row">
            <span>
              <Link to={paths.account(account.id)}>{account.name}</Link>{' '}
              {account.disabled && (
                <Tag tone="bad" icon="lock">
                  {w.states.disabled}
                </Tag>
              )}
            </span>
          </th>
          <td data-label={w.login}>{account.login}</td>
          <td data-label={w.roles}>
            {[...new Set(account.roles.map((role) => roleAndPlace(role)))].join('; ') || (
              <span className="faint">{w.states.roleless}</span>
            )}
          </td>
          <td data-label={w.factor}>
            {account.secondFactor ? w.hasFactor : <span className="faint">{w.noFactor}</span>}
          </td>
          <td data-label={w.lastSignIn}>
            {account.lastSignIn ? moment(account.lastSignIn) : <span className="faint">{w.never}</span>}
          </td>
        </tr>
      ))}
    </Table>
  )
}

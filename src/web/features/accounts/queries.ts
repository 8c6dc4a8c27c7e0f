import { queryOptions } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'
import type { components, paths } from '../../api/schema.generated.ts'

type Schemas = components['schemas']
export type AccountRow = Schemas['AccountRow']
export type AccountView = Schemas['AccountView']
export type RoleHeld = Schemas['RoleHeld']
export type GroupRow = Schemas['GroupRow']
export type GroupView = Schemas['GroupView']
export type Invitation = Schemas['Invitation']
export type InviteList = Schemas['InviteList']
export type InviteRow = InviteList['rows'][number]
export type Invited = Schemas['Invited']
export type Delegation = Schemas['Delegation']
type Body<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer B } } }
}
  ? B
  : never
export type GrantInput = Body<'/api/accounts/{id}/grants'>['grant']
export type DelegationInput = Body<'/api/delegations'>['delegation']
export type Role = GrantInput['role']
export type AccountState = 'active' | 'disabled' | 'roleless'
export type InviteState = Invitation['state']

export interface AccountsAsk {
  readonly q?: string
  readonly role?: Role
  readonly unitId?: string
  readonly state?: AccountState
  readonly page: number
}

export const asks = {
  accounts: (query: AccountsAsk) =>
    queryOptions({
      queryKey: ['accounts', query],
      queryFn: () => valueOf(api.GET('/api/accounts', { params: { query } })),
      placeholderData: (before) => before,
    }),
  account: (id: string) =>
    queryOptions({
      queryKey: ['accounts', id],
      queryFn: () => valueOf(api.GET('/api/accounts/{id}', { params: { path: { id } } })),
    }),
  scopes: (query: { q?: string; bodyId?: string; unitId?: string }) =>
    queryOptions({
      queryKey: ['accounts', 'scopes', query],
      queryFn: () => valueOf(api.GET('/api/accounts/scopes', { params: { query } })),
      placeholderData: (before) => before,
    }),
  invitations: (query: { state?: InviteState; page: number }) =>
    queryOptions({
      queryKey: ['invitations', query],
      queryFn: () => valueOf(api.GET('/api/invitations', { params: { query } })),
      placeholderData: (before) => before,
    }),
  groups: (ended: boolean) =>
    queryOptions({
      queryKey: ['groups', 'list', ended],
      queryFn: () =>
        valueOf(api.GET('/api/groups', { params: { query: { ended: ended ? 'true' : 'false' } } })),
    }),
  group: (id: string) =>
    queryOptions({
      queryKey: ['groups', id],
      queryFn: () => valueOf(api.GET('/api/groups/{id}', { params: { path: { id } } })),
    }),
  delegations: () =>
    queryOptions({ queryKey: ['delegations'], queryFn: () => valueOf(api.GET('/api/delegations')) }),
  delegationChoices: () =>
    queryOptions({
      queryKey: ['delegations', 'choices'],
      queryFn: () => valueOf(api.GET('/api/delegations/choices')),
    }),
}

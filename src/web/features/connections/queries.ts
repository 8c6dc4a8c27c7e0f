import { queryOptions } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'

const readKeys = () => valueOf(api.GET('/api/keys'))
const readHooks = () => valueOf(api.GET('/api/webhooks'))
const readDeliveries = (id: string, page: number) =>
  valueOf(api.GET('/api/webhooks/{id}/deliveries', { params: { path: { id }, query: { page } } }))
export type ApiKey = Awaited<ReturnType<typeof readKeys>>['keys'][number]
export type Hooks = Awaited<ReturnType<typeof readHooks>>
export type Hook = Hooks['webhooks'][number]
export type Delivery = Awaited<ReturnType<typeof readDeliveries>>['deliveries'][number]

export const keysQuery = () => queryOptions({ queryKey: ['keys'], queryFn: readKeys })
export const hooksQuery = () =>
  queryOptions({
    queryKey: ['webhooks'],
    queryFn: readHooks,
    refetchInterval: (query) => (query.state.data?.webhooks.some((hook) => hook.waiting > 0) ? 5_000 : false),
  })
export const deliveriesQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['webhooks', id, 'deliveries', page],
    queryFn: () => readDeliveries(id, page),
    refetchInterval: 5_000,
  })

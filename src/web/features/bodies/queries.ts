import { queryOptions } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'
import type { components } from '../../api/schema.generated.ts'

type Schemas = components['schemas']
export type Tree = Schemas['Tree']
export type TreeBody = Schemas['TreeBody']
export type TreeUnit = Schemas['TreeUnit']
export type Bloc = Schemas['Bloc']
export type BodyChange = Schemas['BodyChange']
export type ChangePreview = Schemas['ChangePreview']
export type ChangeInput = Schemas['ChangeInput']
export type Partner = Schemas['Partner']
export type GuestLink = Schemas['GuestLink']
export type GuestView = Schemas['GuestView']

/** What changes of the organisation touch elsewhere. */
export const TOUCHED = ['tree', 'units', 'people', 'session', 'home', 'body-changes', 'blocs', 'programmes']

export const queries = {
  tree: (query: { on?: string; ended?: 'true' } = {}) =>
    queryOptions({
      queryKey: ['tree', query],
      queryFn: () => valueOf(api.GET('/api/tree', { params: { query } })),
      placeholderData: (before) => before,
    }),
  names: (id: string) =>
    queryOptions({
      queryKey: ['tree', 'names', id],
      queryFn: () => valueOf(api.GET('/api/tree/names/{id}', { params: { path: { id } } })),
    }),
  changes: () =>
    queryOptions({ queryKey: ['body-changes'], queryFn: () => valueOf(api.GET('/api/body-changes')) }),
  blocs: () => queryOptions({ queryKey: ['blocs'], queryFn: () => valueOf(api.GET('/api/blocs')) }),
  bloc: (id: string) =>
    queryOptions({
      queryKey: ['blocs', id],
      queryFn: () => valueOf(api.GET('/api/blocs/{id}', { params: { path: { id } } })),
    }),
  partners: () => queryOptions({ queryKey: ['partners'], queryFn: () => valueOf(api.GET('/api/partners')) }),
}

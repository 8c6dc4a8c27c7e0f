import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { api, valueOf } from './client.ts'
import { ProblemError, statusOf } from './problem.ts'
import type { EvidenceOf } from './types.ts'

/** Server state lives here; a refusal is an answer and is not asked again. */
export const queryClient: QueryClient = new QueryClient({
  // the session ran out while the page stood open: asking for it again leads to the door
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (statusOf(error) === 401 && query.queryKey[0] !== 'session')
        void queryClient.invalidateQueries({ queryKey: ['session'] })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => !(error instanceof ProblemError && error.problem.status < 500) && count < 2,
    },
    mutations: { retry: false },
  },
})

export const queries = {
  session: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: () => valueOf(api.GET('/api/session')),
      staleTime: 60_000,
    }),
  firstAccount: (token: string) =>
    queryOptions({
      queryKey: ['first-account', token],
      queryFn: () => valueOf(api.GET('/api/first-account', { params: { query: { token } } })),
    }),
  door: () => queryOptions({ queryKey: ['door'], queryFn: () => valueOf(api.GET('/api/sign-in')) }),
  resetLink: (token: string) =>
    queryOptions({
      queryKey: ['reset-link', token],
      queryFn: () => valueOf(api.GET('/api/password-reset', { params: { query: { token } } })),
    }),
  me: () => queryOptions({ queryKey: ['me'], queryFn: () => valueOf(api.GET('/api/me')) }),
  mySessions: () =>
    queryOptions({ queryKey: ['my-sessions'], queryFn: () => valueOf(api.GET('/api/me/sessions')) }),
  signInRules: () =>
    queryOptions({ queryKey: ['sign-in-rules'], queryFn: () => valueOf(api.GET('/api/sign-in/rules')) }),
  units: () => queryOptions({ queryKey: ['units'], queryFn: () => valueOf(api.GET('/api/units')) }),
  people: (query: { q?: string; unitId?: string; page?: number }) =>
    queryOptions({
      queryKey: ['people', query],
      queryFn: () => valueOf(api.GET('/api/people', { params: { query } })),
      placeholderData: (before) => before,
    }),
  person: (id: string) =>
    queryOptions({
      queryKey: ['people', id],
      queryFn: () => valueOf(api.GET('/api/people/{id}', { params: { path: { id } } })),
    }),
  plans: () => queryOptions({ queryKey: ['plans'], queryFn: () => valueOf(api.GET('/api/plans')) }),
  plan: (id: string) =>
    queryOptions({
      queryKey: ['plans', id],
      queryFn: () => valueOf(api.GET('/api/plans/{id}', { params: { path: { id } } })),
    }),
  review: (id: string) =>
    queryOptions({
      queryKey: ['plans', id, 'review'],
      queryFn: () => valueOf(api.GET('/api/plans/{id}/review', { params: { path: { id } } })),
      staleTime: Infinity,
      gcTime: 0,
    }),
  comparison: (id: string, programmeId: string) =>
    queryOptions({
      queryKey: ['plans', id, 'comparison', programmeId],
      queryFn: () =>
        valueOf(api.GET('/api/plans/{id}/comparison', { params: { path: { id }, query: { programmeId } } })),
    }),
  home: () => queryOptions({ queryKey: ['home'], queryFn: () => valueOf(api.GET('/api/home')) }),
  programmes: () =>
    queryOptions({ queryKey: ['programmes'], queryFn: () => valueOf(api.GET('/api/programmes')) }),
  programme: (id: string) =>
    queryOptions({
      queryKey: ['programmes', id],
      queryFn: () => valueOf(api.GET('/api/programmes/{id}', { params: { path: { id } } })),
    }),
  passage: (planId: string, fact: string) =>
    queryOptions({
      queryKey: ['passage', planId, fact],
      queryFn: () => valueOf(api.GET('/api/passage', { params: { query: { planId, fact } } })),
      staleTime: Infinity,
    }),
  network: () => queryOptions({ queryKey: ['network'], queryFn: () => valueOf(api.GET('/api/network')) }),
  evidence: (of: EvidenceOf, thingId: string) =>
    queryOptions({
      queryKey: ['evidence', of, thingId],
      queryFn: () => valueOf(api.GET('/api/evidence', { params: { query: { of, thingId } } })),
    }),
  search: (q: string) =>
    queryOptions({
      queryKey: ['search', q],
      queryFn: () => valueOf(api.GET('/api/search', { params: { query: { q } } })),
      enabled: q.trim() !== '',
      placeholderData: (before) => before,
    }),
}

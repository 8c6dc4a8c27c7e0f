import { queryOptions } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'

export const readNotices = (unread: boolean, page: number) =>
  valueOf(
    api.GET('/api/notices', { params: { query: { ...(unread ? { unread: 'true' as const } : {}), page } } }),
  )
export type NoticeRow = Awaited<ReturnType<typeof readNotices>>['notices'][number]

export const noticesQuery = (unread: boolean, page: number) =>
  queryOptions({
    queryKey: ['notices', { unread, page }],
    queryFn: () => readNotices(unread, page),
    placeholderData: (before) => before,
  })
export const choicesQuery = () =>
  queryOptions({ queryKey: ['notices', 'choices'], queryFn: () => valueOf(api.GET('/api/notices/choices')) })

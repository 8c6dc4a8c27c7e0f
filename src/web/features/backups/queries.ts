import { queryOptions } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'

export const readBackups = () => valueOf(api.GET('/api/backups'))
export type BackupsAnswer = Awaited<ReturnType<typeof readBackups>>
export type BackupRow = BackupsAnswer['backups'][number]

const isBusy = (row: BackupRow): boolean => row.state === 'making' || row.checking

/** Asked again every two seconds while an archive is being made or tried. */
export const backupsQuery = () =>
  queryOptions({
    queryKey: ['backups'],
    queryFn: readBackups,
    refetchInterval: (query) => (query.state.data?.backups.some(isBusy) ? 2000 : false),
  })

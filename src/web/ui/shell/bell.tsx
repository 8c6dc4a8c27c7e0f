import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../icon.tsx'

/** How many notices are unread; asked again each minute, for who leaves the page open. */
export function Bell() {
  const unread = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: () => valueOf(api.GET('/api/notices/unread')),
    refetchInterval: 60_000,
  })
  const count = unread.data?.unread ?? 0
  return (
    <Link
      className="bell"
      to={paths.notices()}
      aria-label={t.nav.notices(count)}
      title={t.nav.notices(count)}
    >
      <Icon name="bell" small />
      {count > 0 && <span aria-hidden="true">{count > 99 ? '99+' : count}</span>}
    </Link>
  )
}

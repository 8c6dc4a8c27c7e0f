import { Suspense, lazy } from 'react'
import type { ComponentType } from 'react'
import { BrowserRouter, Outlet, Route, Routes, useLocation } from 'react-router'
import { ErrorBoundary, NotFoundPage } from './ui/error-page.tsx'
import { ScrollPlace } from './ui/scroll-place.tsx'
import { Shell } from './ui/shell/shell.tsx'

/** A page that is fetched when it is first opened; until it is here, the page before it stays. */
const page = <M, K extends keyof M>(load: () => Promise<M>, name: K) =>
  lazy(async () => ({ default: (await load())[name] as ComponentType }))

const Search = lazy(async () => ({
  default: (await import('./features/search/search-dialog.tsx')).SearchDialog,
}))

/** Pages before the office, and the page for those who build. */
const OUTSIDE = {
  'dang-nhap': page(() => import('./features/session/sign-in-page.tsx'), 'SignInPage'),
  'dau-tien': page(() => import('./features/session/first-account-page.tsx'), 'FirstAccountPage'),
  'dang-nhap/mot-lan': page(() => import('./features/session/sign-on-page.tsx'), 'SignOnPage'),
  'quen-mat-khau': page(() => import('./features/session/forgotten-page.tsx'), 'ForgottenPage'),
  'dat-lai': page(() => import('./features/session/reset-page.tsx'), 'ResetPage'),
  moi: page(() => import('./features/session/join-page.tsx'), 'JoinPage'),
  'thiet-lap': page(() => import('./features/setup/setup-page.tsx'), 'SetupPage'),
  'khach/:token': page(() => import('./features/bodies/guest-page.tsx'), 'GuestPage'),
  ui: page(() => import('./ui/kit/kit-page.tsx'), 'KitPage'),
}

/** Pages inside the shell: who is not signed in is sent to the door first. */
const ROOMS = {
  '/': page(() => import('./features/years/home-page.tsx'), 'HomePage'),
  'ke-hoach': page(() => import('./features/plans/plans-page.tsx'), 'PlansPage'),
  'ke-hoach/:id': page(() => import('./features/plans/plan-page.tsx'), 'PlanPage'),
  'ke-hoach/:id/so-sanh': page(() => import('./features/plans/comparison-page.tsx'), 'ComparisonPage'),
  'chuong-trinh/:id': page(() => import('./features/years/programme-page.tsx'), 'ProgrammePage'),
  'chi-tieu': page(() => import('./features/years/targets-page.tsx'), 'TargetsPage'),
  'ho-so': page(() => import('./features/people/people-page.tsx'), 'PeoplePage'),
  'ho-so/them': page(() => import('./features/people/new-person-page.tsx'), 'NewPersonPage'),
  'ho-so/nhap': page(() => import('./features/people/import-page.tsx'), 'ImportPage'),
  'ho-so/:id': page(() => import('./features/people/person-page.tsx'), 'PersonPage'),
  'tai-khoan': page(() => import('./features/me/me-page.tsx'), 'MePage'),
  'cai-dat/dang-nhap': page(() => import('./features/me/sign-in-rules-page.tsx'), 'SignInRulesPage'),
  'cai-dat': page(() => import('./features/setup/settings-page.tsx'), 'SettingsPage'),
  'cai-dat/don-vi': page(() => import('./features/setup/units-page.tsx'), 'UnitsPage'),
  'cai-dat/tai-khoan': page(() => import('./features/accounts/accounts-page.tsx'), 'AccountsPage'),
  'cai-dat/tai-khoan/loi-moi': page(
    () => import('./features/accounts/invitations-page.tsx'),
    'InvitationsPage',
  ),
  'cai-dat/tai-khoan/moi': page(() => import('./features/accounts/invite-page.tsx'), 'InvitePage'),
  'cai-dat/tai-khoan/moi-danh-sach': page(
    () => import('./features/accounts/invite-list-page.tsx'),
    'InviteListPage',
  ),
  'cai-dat/tai-khoan/:id': page(() => import('./features/accounts/account-page.tsx'), 'AccountPage'),
  'cai-dat/nhom': page(() => import('./features/accounts/groups-page.tsx'), 'GroupsPage'),
  'cai-dat/nhom/:id': page(() => import('./features/accounts/group-page.tsx'), 'GroupPage'),
  'cai-dat/uy-quyen': page(() => import('./features/accounts/delegations-page.tsx'), 'DelegationsPage'),
  'cai-dat/sao-luu': page(() => import('./features/backups/backups-page.tsx'), 'BackupsPage'),
  'cai-dat/du-lieu-ca-nhan': page(() => import('./features/audit/personal-page.tsx'), 'PersonalPage'),
  'ho-so/:id/du-lieu': page(() => import('./features/audit/person-data-page.tsx'), 'PersonDataPage'),
  'nhat-ky': page(() => import('./features/audit/trail-page.tsx'), 'TrailPage'),
  'thong-bao': page(() => import('./features/notices/notices-page.tsx'), 'NoticesPage'),
  thu: page(() => import('./features/mails/mails-page.tsx'), 'MailsPage'),
  'thu/:id': page(() => import('./features/mails/mail-page.tsx'), 'MailPage'),
  'cai-dat/may-chu-thu': page(() => import('./features/mails/server-page.tsx'), 'MailServerPage'),
  'cai-dat/viec-nen': page(() => import('./features/jobs/jobs-page.tsx'), 'JobsPage'),
  'cai-dat/ket-noi': page(() => import('./features/connections/connections-page.tsx'), 'ConnectionsPage'),
  'cai-dat/mang-noi-bo': page(() => import('./features/network/network-page.tsx'), 'NetworkPage'),
  'to-chuc': page(() => import('./features/bodies/tree-page.tsx'), 'TreePage'),
  'to-chuc/thay-doi': page(() => import('./features/bodies/change-page.tsx'), 'ChangePage'),
  'to-chuc/lich-su': page(() => import('./features/bodies/history-page.tsx'), 'HistoryPage'),
  'to-chuc/khoi': page(() => import('./features/bodies/blocs-page.tsx'), 'BlocsPage'),
  'to-chuc/khoi/:id': page(() => import('./features/bodies/bloc-page.tsx'), 'BlocPage'),
  'to-chuc/doi-tac': page(() => import('./features/bodies/partners-page.tsx'), 'PartnersPage'),
  'huong-dan': page(() => import('./features/guide/guides-page.tsx'), 'GuidesPage'),
  'huong-dan/:slug': page(() => import('./features/guide/guide-page.tsx'), 'GuidePage'),
}

const routesFor = (pages: Readonly<Record<string, ComponentType>>) =>
  Object.entries(pages).map(([path, Page]) => <Route key={path} path={path} element={<Page />} />)

/** A page that breaks leaves the shell standing. The one Suspense keeps the page before it until the next one is fetched. */
function Room() {
  const { pathname } = useLocation()
  return (
    <Suspense>
      <ErrorBoundary key={pathname}>
        <Outlet />
      </ErrorBoundary>
    </Suspense>
  )
}

export function App() {
  return (
    <BrowserRouter>
      <ScrollPlace />
      <Routes>
        <Route element={<Room />}>{routesFor(OUTSIDE)}</Route>
        <Route element={<Shell Search={Search} />}>
          <Route element={<Room />}>
            {routesFor(ROOMS)}
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Route>
      </Routes>
    </BrowserRouter>
  )
}

import { lazy } from 'react'
import { createBrowserRouter } from 'react-router'
import type { RouteObject } from 'react-router'
import { ErrorPage, NotFoundPage } from './ui/error-page.tsx'
import { Shell } from './ui/shell/shell.tsx'

const Search = lazy(async () => ({
  default: (await import('./features/search/search-dialog.tsx')).SearchDialog,
}))

/** Pages inside the shell: who is not signed in is sent to the door first. */
const rooms: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./features/years/home-page.tsx')).HomePage }),
  },
  {
    path: 'ke-hoach',
    lazy: async () => ({ Component: (await import('./features/plans/plans-page.tsx')).PlansPage }),
  },
  {
    path: 'ke-hoach/:id',
    lazy: async () => ({ Component: (await import('./features/plans/plan-page.tsx')).PlanPage }),
  },
  {
    path: 'ke-hoach/:id/so-sanh',
    lazy: async () => ({ Component: (await import('./features/plans/comparison-page.tsx')).ComparisonPage }),
  },
  {
    path: 'chuong-trinh/:id',
    lazy: async () => ({ Component: (await import('./features/years/programme-page.tsx')).ProgrammePage }),
  },
  {
    path: 'ho-so',
    lazy: async () => ({ Component: (await import('./features/people/people-page.tsx')).PeoplePage }),
  },
  {
    path: 'ho-so/them',
    lazy: async () => ({ Component: (await import('./features/people/new-person-page.tsx')).NewPersonPage }),
  },
  {
    path: 'ho-so/nhap',
    lazy: async () => ({ Component: (await import('./features/people/import-page.tsx')).ImportPage }),
  },
  {
    path: 'ho-so/:id',
    lazy: async () => ({ Component: (await import('./features/people/person-page.tsx')).PersonPage }),
  },
  {
    path: 'cai-dat',
    lazy: async () => ({ Component: (await import('./features/setup/settings-page.tsx')).SettingsPage }),
  },
  {
    path: 'cai-dat/don-vi',
    lazy: async () => ({ Component: (await import('./features/setup/units-page.tsx')).UnitsPage }),
  },
  {
    path: 'huong-dan',
    lazy: async () => ({ Component: (await import('./features/guide/guides-page.tsx')).GuidesPage }),
  },
  {
    path: 'huong-dan/:slug',
    lazy: async () => ({ Component: (await import('./features/guide/guide-page.tsx')).GuidePage }),
  },
  { path: '*', Component: NotFoundPage },
]

export const router = createBrowserRouter([
  {
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      {
        path: 'dang-nhap',
        lazy: async () => ({ Component: (await import('./features/session/sign-in-page.tsx')).SignInPage }),
      },
      {
        path: 'dau-tien',
        lazy: async () => ({
          Component: (await import('./features/session/first-account-page.tsx')).FirstAccountPage,
        }),
      },
      {
        path: 'thiet-lap',
        lazy: async () => ({ Component: (await import('./features/setup/setup-page.tsx')).SetupPage }),
      },
      { path: 'ui', lazy: async () => ({ Component: (await import('./ui/kit/kit-page.tsx')).KitPage }) },
      { element: <Shell Search={Search} />, children: [{ ErrorBoundary: ErrorPage, children: rooms }] },
    ],
  },
])

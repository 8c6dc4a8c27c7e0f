import { isRouteErrorResponse, useRouteError } from 'react-router'
import { problemWords, statusOf } from '../api/problem.ts'
import { t } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from './button.tsx'
import { Page } from './page.tsx'

export function NotFoundPage() {
  return (
    <Page title={t.problem.notFound} narrow>
      <p>{t.problem.notFoundDetail}</p>
      <p className="note-acts">
        <ButtonLink kind="primary" to={paths.home()}>
          {t.problem.goHome}
        </ButtonLink>
      </p>
    </Page>
  )
}

/** What a page that broke shows: the words of the problem, its trace id, a way on. */
export function ErrorPage() {
  const error = useRouteError()
  if ((isRouteErrorResponse(error) && error.status === 404) || statusOf(error) === 404)
    return <NotFoundPage />
  return <Broken error={error} />
}

export function Broken({ error }: { error: unknown }) {
  const words = problemWords(error)
  return (
    <Page title={words.title} narrow>
      <p role="alert">{words.detail}</p>
      {words.traceId && (
        <p>
          {t.problem.tell} <b>{words.traceId}</b>
        </p>
      )}
      <p className="note-acts">
        <Button kind="primary" onClick={() => location.reload()}>
          {t.common.reload}
        </Button>
        <ButtonLink to={paths.home()}>{t.problem.goHome}</ButtonLink>
      </p>
    </Page>
  )
}

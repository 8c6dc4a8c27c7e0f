import { Component } from 'react'
import type { ReactNode } from 'react'
import { problemWords } from '../api/problem.ts'
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
        <Button onClick={() => location.assign(paths.home())}>{t.problem.goHome}</Button>
      </p>
    </Page>
  )
}

interface Caught {
  readonly error: unknown
}

/** Catches what a page throws while it is drawn, also a page that could not be fetched. */
export class ErrorBoundary extends Component<{ children: ReactNode }, Caught> {
  override state: Caught = { error: null }
  static getDerivedStateFromError(error: unknown): Caught {
    return { error: error ?? new Error('thrown without a value') }
  }
  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />
  }
}

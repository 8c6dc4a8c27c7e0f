import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import type { NetworkView } from '../../api/types.ts'
import { fullDate } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Card, Empty } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { CertificateForm } from './certificate-form.tsx'
import { words } from './words.ts'
import './network.css'

/** How other machines reach this one, and the certificate for it. */
export function NetworkPage() {
  const query = useQuery(queries.network())
  const mayChange = useMay('network.change')
  const w = words()
  return (
    <Page
      title={w.title}
      facts={w.facts}
      guide="mang-noi-bo"
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.nav.settings}
        </Crumb>
      }
    >
      <Loaded query={query}>
        {(view) => (
          <div className="stack">
            <Warnings view={view} />
            <Now view={view} />
            {view.certificate?.source !== 'files' &&
              (mayChange ? (
                <CertificateForm key={view.certificate?.validTo ?? ''} view={view} />
              ) : (
                <p className="soft">{w.readOnly}</p>
              ))}
            <Doors view={view} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Warnings({ view }: { view: NetworkView }) {
  const w = words()
  const { certificate } = view
  return (
    <>
      {view.restartNeeded && (
        <Note tone="warn" title={w.restart}>
          {w.restartHint}
        </Note>
      )}
      {certificate?.nearEnd && (
        <Note
          tone={certificate.daysLeft < 0 ? 'bad' : 'warn'}
          title={certificate.daysLeft < 0 ? w.ended : w.nearEnd}
        >
          {certificate.source === 'office' && w.renewHint}
        </Note>
      )}
    </>
  )
}

function Now({ view }: { view: NetworkView }) {
  const w = words()
  const { certificate } = view
  return (
    <Card title={w.now}>
      <div className="card-in stack">
        <p>{w.listens(view.host, view.port)}</p>
        {view.hostGiven && <p className="soft">{w.byEnvironment}</p>}
        {view.trustProxy.length > 0 && <p className="soft">{w.proxies(view.trustProxy.join(', '))}</p>}
        {certificate === null ? (
          <Empty icon="lock" title={w.none}>
            {w.noneHint}
          </Empty>
        ) : (
          <dl className="network-facts">
            <dt>{w.certificate}</dt>
            <dd>
              {w.validTo(fullDate(certificate.validTo.slice(0, 10)), certificate.daysLeft)}
              {certificate.source === 'files' && <div className="soft">{w.files}</div>}
            </dd>
            <dt>{w.forNames}</dt>
            <dd>{[...certificate.names, ...certificate.addresses].join(', ')}</dd>
            {certificate.root && (
              <>
                <dt>{w.root}</dt>
                <dd>
                  <code className="fingerprint">{certificate.root.fingerprint.replaceAll(':', ' ')}</code>
                  <div className="soft">{w.rootHint}</div>
                </dd>
              </>
            )}
          </dl>
        )}
      </div>
    </Card>
  )
}

function Doors({ view }: { view: NetworkView }) {
  const w = words()
  if (view.doors.length === 0) return null
  return (
    <Card title={w.doors}>
      <div className="card-in stack">
        <p>{w.doorsHint}</p>
        <ul className="network-doors plain-list">
          {view.doors.map(({ url, qr }) => (
            <li key={url}>
              <img src={qr} alt={w.qrOf(url)} width={240} height={240} />
              <div>{url}</div>
            </li>
          ))}
        </ul>
        <h3>{w.steps}</h3>
        <dl className="network-facts">
          {w.devices.map(([device, steps]) => (
            <div key={device}>
              <dt>{device}</dt>
              <dd>{steps}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}

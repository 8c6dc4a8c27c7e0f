import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import './bodies.css'
import { GuestLinks } from './guest-links.tsx'
import { LinkForm } from './link-form.tsx'
import { PartnerForm } from './partner-form.tsx'
import { queries, type Partner } from './queries.ts'
import { words } from './words.ts'

type Doing = { readonly what: 'add' } | { readonly what: 'edit' | 'lay'; readonly partner: Partner } | null

/** Outside bodies, and the links with which they read what was laid out for them. */
export function PartnersPage() {
  const w = words()
  const partners = useQuery(queries.partners())
  const mayChange = useMay('partners.change')
  const [doing, setDoing] = useState<Doing>(null)
  const done = (): void => setDoing(null)
  return (
    <Page
      title={w.partners.title}
      facts={w.partners.facts}
      guide="doi-tac"
      crumb={
        <Crumb to={paths.organisation()} here={w.partners.title}>
          {w.tree.title}
        </Crumb>
      }
      acts={
        mayChange &&
        doing === null && (
          <Button kind="primary" icon="plus" onClick={() => setDoing({ what: 'add' })}>
            {w.partners.add}
          </Button>
        )
      }
    >
      <div className="stack">
        {doing && (
          <Card
            title={
              doing.what === 'lay' ? w.partners.lay : doing.what === 'add' ? w.partners.add : w.partners.edit
            }
          >
            <div className="card-in">
              {doing.what === 'lay' ? (
                <LinkForm partner={doing.partner} onDone={done} />
              ) : (
                <PartnerForm partner={doing.what === 'edit' ? doing.partner : null} onDone={done} />
              )}
            </div>
          </Card>
        )}
        <Loaded query={partners}>
          {(value) => (
            <>
              <Card title={w.partners.title}>
                {value.partners.length === 0 ? (
                  <Empty icon="people" title={w.partners.none}>
                    {w.partners.noneHint}
                  </Empty>
                ) : (
                  <Partners partners={value.partners} onDo={setDoing} />
                )}
              </Card>
              {mayChange && (
                <Card title={w.partners.links}>
                  {value.links.length === 0 ? (
                    <Empty icon="lock" title={w.partners.noLinks}>
                      {w.partners.noLinksHint}
                    </Empty>
                  ) : (
                    <GuestLinks links={value.links} />
                  )}
                </Card>
              )}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function Partners({ partners, onDo }: { partners: readonly Partner[]; onDo: (doing: Doing) => void }) {
  const w = words()
  return (
    <Table
      caption={w.partners.title}
      heads={[
        { label: w.partners.name },
        { label: w.tree.kind },
        { label: w.partners.contact },
        { label: w.partners.lay, hidden: true },
      ]}
    >
      {partners.map((partner) => (
        <tr key={partner.id}>
          <th scope="row">{partner.name}</th>
          <td data-label={w.tree.kind}>{t.bodyKinds[partner.kind]}</td>
          <td data-label={w.partners.contact}>
            {[partner.contact?.person, partner.contact?.phone, partner.contact?.email]
              .filter(Boolean)
              .join(' · ')}
          </td>
          <td>
            {partner.mayChange && (
              <span className="line wraps">
                <Button small onClick={() => onDo({ what: 'lay', partner })}>
                  {w.partners.lay}
                </Button>
                <Button
                  small
                  kind="ghost"
                  aria-label={`${w.partners.edit}: ${partner.name}`}
                  onClick={() => onDo({ what: 'edit', partner })}
                >
                  {w.partners.edit}
                </Button>
              </span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

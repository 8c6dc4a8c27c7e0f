import { createTransport } from 'nodemailer'
import type { MailServer } from './server.ts'

/** A mail as it leaves the house. */
export interface Letter {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly messageId: string
  /** when it was written, ISO 8601 */
  readonly date: string
}
/** The server will not take this mail however often it is sent: no such recipient, refused content. */
export class MailRefused extends Error {}

const WAIT = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

const poolFor = (server: MailServer) =>
  createTransport({
    pool: true, maxConnections: 2, maxMessages: 100, ...WAIT,
    host: server.host, port: server.port, secure: server.tls === 'tls', requireTLS: server.tls === 'starttls', ignoreTLS: server.tls === 'none',
    ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
    ...(server.certificate === null ? {} : { tls: { ca: server.certificate } }),
    disableFileAccess: true, disableUrlAccess: true,
  })

/** Sends over one pool of connections, made anew when the settings change. */
export class Mailer {
  #open: { readonly of: string; readonly pool: ReturnType<typeof poolFor> } | null = null

  /** @throws MailRefused when another try cannot help, Error when it can */
  async send(server: MailServer, letter: Letter): Promise<void> {
    try {
      await this.#poolOf(server).sendMail({
        from: server.from, to: letter.to, envelope: { from: server.from.address, to: [letter.to.address] }, subject: letter.subject, text: letter.text,
        messageId: `<${letter.messageId}>`, date: new Date(letter.date), headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'vi' },
      })
    } catch (fault) {
      const { responseCode, command } = fault as { responseCode?: number; command?: string }
      const ours = command === 'RCPT TO' || command === 'DATA' || command === 'MAIL FROM'
      if (ours && responseCode !== undefined && responseCode >= 500) throw new MailRefused((fault as Error).message)
      throw fault
    }
  }

  close(): void {
    this.#open?.pool.close()
    this.#open = null
  }

  #poolOf(server: MailServer): ReturnType<typeof poolFor> {
    const of = JSON.stringify(server)
    if (this.#open?.of !== of) {
      this.close()
      this.#open = { of, pool: poolFor(server) }
    }
    return this.#open.pool
  }
}

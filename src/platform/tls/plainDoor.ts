import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { amongAddresses, isLoopback } from '../config/proxies.ts'

const PUBLIC = /^\/chung-thu(\/bang-vang\.crt)?(\?|$)/
const HOST = /^[\w.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i

function lead(request: IncomingMessage, response: ServerResponse): void {
  const { host } = request.headers
  const reading = request.method === 'GET' || request.method === 'HEAD'
  if (!reading || host === undefined || !HOST.test(host)) {
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end('Máy khác chỉ mở được bằng https.\n')
    return
  }
  response.writeHead(307, { location: `https://${host}${request.url?.startsWith('/') ? request.url : '/'}`, 'cache-control': 'no-store' }).end()
}

/**
 * What is answered without encryption where the office has a certificate: this machine itself, a proxy that is trusted, and the page on
 * which others fetch the certificate. Everybody else is led to https, and nothing that they send is looked at.
 */
export function plainDoor(app: RequestListener, trustProxy: readonly string[]): RequestListener {
  const isProxy = amongAddresses(trustProxy)
  return (request, response) => {
    const { remoteAddress } = request.socket
    if (isLoopback(remoteAddress) || isProxy(remoteAddress) || PUBLIC.test(request.url ?? '')) app(request, response)
    else lead(request, response)
  }
}

import type { network as vi } from '../vi/network.ts'
import type { Words } from '../vi/ui.ts'

export const network: Words<typeof vi> = {
  title: 'Office network',
  facts: 'Open Bảng Vàng to the other machines of the office, over an encrypted line.',
  now: 'Now',
  listens: (host: string, port: number) =>
    host === '127.0.0.1'
      ? `Only this machine reaches it (port ${port}).`
      : `Other machines reach it on port ${port}, listening on ${host}.`,
  byEnvironment: 'The address is set by HOST; what is chosen on this page does not change it.',
  files: 'The certificate is set by TLS_CERT and TLS_KEY; the program only watches its end.',
  proxies: (list: string) => `Trusted proxies: ${list}.`,
  restart: 'Restart the program for the new choice to count',
  restartHint: 'Stop the program and start it as usual. Whoever is working must save first.',
  none: 'No certificate yet',
  noneHint:
    'Make an office certificate below. Without one other machines get no passkeys and no secret ballot.',
  certificate: 'Certificate',
  validTo: (day: string, left: number) =>
    left < 0 ? `Ended on ${day}` : `Good until ${day}, ${left} days left`,
  ended: 'The certificate has ended',
  nearEnd: 'The certificate ends soon',
  renewHint: 'Press “Renew the certificate”. Devices that trust the root have nothing to do.',
  forNames: 'Names and addresses',
  root: 'SHA-256 fingerprint of the root',
  rootHint: 'Print it or read it out; what the device shows must be the same, letter by letter.',
  make: 'Make an office certificate',
  renew: 'Renew the certificate',
  making: 'Making…',
  made: 'The certificate is made',
  names: 'Names',
  namesHint: 'One a line, such as bang-vang.local. Only names by which other machines open it.',
  addresses: 'Addresses of this machine',
  otherAddresses: 'Other addresses',
  otherAddressesHint: 'One a line, where this machine has a fixed address that is not shown above.',
  open: 'Let other machines of the network open Bảng Vàng',
  openHint: 'Counts after a restart. Not on a machine that stands on the internet itself.',
  newRoot: 'Make a new root',
  newRootHint: 'Only if the root leaked or another name is needed: every device must trust it anew.',
  doors: 'For other machines to trust it',
  doorsHint: 'Scan the code with a phone, or type the address. Compare the fingerprint before installing.',
  qrOf: (url: string) => `QR code of ${url}`,
  steps: 'Steps by device',
  devices: [
    [
      'Windows (Chrome, Edge)',
      'Open bang-vang.crt, choose Install Certificate › Current User › Trusted Root Certification Authorities.',
    ],
    ['Android', 'Settings › Security › Encryption & credentials › Install a certificate › CA certificate.'],
    [
      'iPhone, iPad',
      'Open with Safari and allow the download; Settings › Profile Downloaded › Install; then General › About › Certificate Trust Settings.',
    ],
    ['Firefox', 'Settings › Privacy & Security › View Certificates › Authorities › Import.'],
  ],
  bad: 'Names have small letters, digits, hyphens and dots; addresses look like 192.168.1.20.',
  readOnly: 'This account may only look.',
}

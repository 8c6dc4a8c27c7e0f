import { createHmac } from 'node:crypto'

/** The signature of a delivery: HMAC-SHA256 with the hook's secret over "timestamp.body"; the time is in it, so that an old delivery cannot be sent anew by another. */
export const signatureOf = (secret: string, seconds: number, body: string): string => `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`

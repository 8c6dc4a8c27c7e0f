import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Refusal } from '../../core/kernel/refusal.ts'
import { DatabaseAway } from '../db/away.ts'
import { languageOf, problemOf, type Say } from './problem.ts'
import { problemsOf } from './words.ts'

export interface Speaker {
  readonly say: Say
}

export const traceOf = (request: FastifyRequest): string => String(request.id)

export function answerRefusal(speaker: Speaker, request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const title = speaker.say(refusal, languageOf(request.headers['accept-language']))
  const problem = problemOf(refusal, title, traceOf(request))
  if (refusal.code === 'request.too-many' || refusal.code === 'account.locked') void reply.header('retry-after', String((refusal.params as { seconds: number }).seconds))
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

/** What the framework itself refuses (too large, not JSON …) in our words; undefined for a fault of ours. */
function refusalOf(fault: unknown): Refusal | undefined {
  if (fault instanceof z.ZodError) return { code: 'request.invalid', params: { problems: problemsOf(fault) } }
  const { statusCode, code, message } = fault as { statusCode?: number; code?: string; message?: string }
  // the sender went away in the middle of a file, or sent one that breaks off
  if (code === 'ECONNRESET' || message === 'Unexpected end of multipart data') return { code: 'request.invalid', params: { problems: [{ at: 'file', problem: 'Tệp gửi lên bị đứt giữa chừng' }] } }
  if (statusCode === 413) return { code: 'request.too-large', params: { limitMb: 8 } }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return { code: 'request.invalid', params: { problems: [{ at: '', problem: 'Yêu cầu không đọc được' }] } }
  return undefined
}

/** The database is being started again: the sender may send the same once more, with the same key nothing is done twice. */
function answerAway(fault: DatabaseAway, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.log.error({ err: fault }, 'database away')
  const traceId = traceOf(request)
  const english = languageOf(request.headers['accept-language']) === 'en'
  const title = fault.unsure
    ? english ? 'The database broke off while this was being saved. Send it again: what was saved is not saved twice.' : 'Cơ sở dữ liệu ngắt giữa lúc lưu. Gửi lại lần nữa: việc đã lưu không bị lưu hai lần.'
    : english ? 'The database does not answer yet. Try again in a few seconds.' : 'Cơ sở dữ liệu chưa trả lời. Thử lại sau vài giây.'
  return reply.code(503).header('retry-after', '3').type('application/problem+json').send({ type: 'urn:bang-vang:fault', title, status: 503, code: 'fault', params: {}, traceId })
}

/** A refusal for what the sender can mend; a plain 500 with the trace for what only we can. */
export function answerOf(speaker: Speaker, fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (fault instanceof DatabaseAway) return answerAway(fault, request, reply)
  const refusal = refusalOf(fault)
  if (refusal) return answerRefusal(speaker, request, reply, refusal)
  request.log.error({ err: fault }, 'fault')
  const traceId = traceOf(request)
  const english = languageOf(request.headers['accept-language']) === 'en'
  const title = english ? `Something failed on the server and nothing was saved. Report code ${traceId}.` : `Có lỗi phía máy chủ, chưa lưu được gì. Báo người quản trị mã ${traceId}.`
  return reply.code(500).type('application/problem+json').send({ type: 'urn:bang-vang:fault', title, status: 500, code: 'fault', params: {}, traceId })
}

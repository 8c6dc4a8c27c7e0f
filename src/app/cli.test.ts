import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docxOf, p } from '../../test/support/files/docx.ts'

const BIN = fileURLToPath(new URL('../../bin/bang-vang.mjs', import.meta.url))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bang-vang-'))
  writeFileSync(
    join(folder, 'kế hoạch.docx'),
    docxOf({ body: p('KẾ HOẠCH') + p('Phát động phong trào thi đua năm 2026') }),
  )
  writeFileSync(join(folder, 'rỗng.txt'), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bangVang = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8' })

describe('bang-vang, from any folder', () => {
  test('read --json prints the programme', () => {
    const { status, stdout } = bangVang('read', 'kế hoạch.docx', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'bang-vang/programme@1',
      source: { name: 'kế hoạch.docx', kind: 'docx' },
    })
  })
  test('read prints a table for a person', () => {
    const { status, stdout } = bangVang('read', 'kế hoạch.docx')
    expect(status).toBe(0)
    expect(stdout).toContain('Kiểm tra (')
  })
  test('a refusal leaves with 2 and says why', () => {
    const { status, stderr } = bangVang('read', 'rỗng.txt')
    expect(status).toBe(2)
    expect(stderr).toBe('Tệp “rỗng.txt” không có nội dung. Mở tệp xem đã lưu chưa rồi chọn lại.\n')
  })
  test('wrong use leaves with 1', () => {
    expect(bangVang('read').status).toBe(1)
    expect(bangVang('read', 'không có.txt').status).toBe(1)
    expect(bangVang('bay').stderr).toContain('bang-vang read FILE')
  })
})

import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { docxOf, p } from '../../../test/support/files/docx.ts'
import { oleOf } from '../../../test/support/files/ole.ts'
import { lockedPdf, pdfOf, typeset } from '../../../test/support/files/pdf.ts'
import { png, telltaleJpeg, webp } from '../../../test/support/files/pictures.ts'
import { zipOf, type Part } from '../../../test/support/files/zip.ts'
import { sniffEvidence } from './sniffEvidence.ts'
import { cleanOffice } from './stripOffice.ts'

const found = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const sniffed = await sniffEvidence(name, Buffer.from(bytes as Uint8Array))
  return sniffed.ok ? sniffed.value.kind : sniffed.refusal.code
}
const docx = (...more: readonly Part[]): Buffer => docxOf({ body: p('Báo cáo'), more })
const ooxml = (main: string, type: string, ...more: readonly Part[]): Buffer => zipOf([{ name: '[Content_Types].xml', data: `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>` }, { name: main, data: '<x/>' }, ...more])
const PAGES = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>'] as const
const packed = (words: string): Buffer => {
  const data = deflateSync(Buffer.from(words))
  return Buffer.concat([Buffer.from(`<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')])
}

describe('what is taken as evidence', () => {
  it.each([
    ['anh.jpg', telltaleJpeg(), 'jpeg'], ['anh.JPEG', telltaleJpeg(), 'jpeg'], ['anh.png', png(true), 'png'], ['anh.webp', webp(1), 'webp'], ['bc.docx', docx(), 'docx'],
    ['so.xlsx', ooxml('xl/workbook.xml', 'spreadsheetml.sheet'), 'xlsx'], ['trinh.pptx', ooxml('ppt/presentation.xml', 'presentationml.presentation'), 'pptx'],
    ['van-ban.odt', zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }, { name: 'content.xml', data: '<x/>' }]), 'odt'],
    ['ghi.txt', 'PK là phòng kế hoạch', 'txt'], ['ds.csv', 'tên,năm\nAn,2026', 'csv'], ['trong.pdf', pdfOf(PAGES), 'pdf'], ['khong-duoi', png(false), 'png'],
  ] as const)('%s', async (name, bytes, kind) => expect(await found(name, bytes)).toBe(kind))
  it('a PDF as programs write it, with objects packed into streams', async () => expect(await found('bc.pdf', typeset('Báo cáo'))).toBe('pdf'))
  it('gives a name without an extension the one of its bytes', async () => {
    const sniffed = await sniffEvidence('image', png(false))
    expect(sniffed.ok && sniffed.value.name).toBe('image.png')
  })
})

describe('what is refused', () => {
  it.each([
    ['a name that belies its bytes', 'bc.pdf', png(false), 'file.kind-mismatch'],
    ['a picture called a text', 'bc.txt', png(false), 'file.kind-mismatch'],
    ['a text called a document', 'bc.docx', 'chữ', 'file.kind-mismatch'],
    ['the name of a macro document', 'bc.docm', docx(), 'file.macros'],
    ['a macro in a document', 'bc.docx', docx({ name: 'word/vbaProject.bin', data: 'x' }), 'file.macros'],
    ['a macro in a sheet within a document', 'bc.docx', docx({ name: 'word/embeddings/so.xlsx', data: ooxml('xl/workbook.xml', 'spreadsheetml.sheet', { name: 'xl/vbaProject.bin', data: 'x' }) }), 'file.macros'],
    ['sheets of the old macro language', 'so.xlsx', ooxml('xl/workbook.xml', 'spreadsheetml.sheet', { name: 'xl/macrosheets/sheet1.xml', data: '<x/>' }), 'file.macros'],
    ['a control that runs', 'bc.docx', docx({ name: 'word/activeX/activeX1.bin', data: 'x' }), 'file.macros'],
    ['a macro of OpenDocument', 'bc.odt', zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }, { name: 'content.xml', data: '<x/>' }, { name: 'Basic/Standard/M.xml', data: '<x/>' }]), 'file.macros'],
    ['a macro in an old document', 'cu.doc', oleOf(['WordDocument', 'Macros', '_VBA_PROJECT']), 'file.macros'],
    ['an old document', 'cu.doc', oleOf(['WordDocument']), 'file.not-evidence'],
    ['a program in an office file', 'bc.docx', docx({ name: 'word/media/anh.png', data: Buffer.from('MZ\u0090\0\u0003', 'latin1') }), 'file.script'],
    ['a package within an office file', 'bc.docx', docx({ name: 'word/embeddings/oleObject1.bin', data: oleOf(['\u0001Ole10Native']) }), 'file.script'],
    ['a template from elsewhere', 'bc.docx', docx({ name: 'word/_rels/settings.xml.rels', data: '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://vi-du.example/x.dotm" TargetMode="External"/></Relationships>' }), 'file.script'],
    ['a field that starts a program', 'bc.docx', docx({ name: 'word/footer1.xml', data: '<w:instrText>DDEAUTO c:\\\\cmd</w:instrText>' }), 'file.script'],
    ['an archive', 'goi.zip', zipOf([{ name: 'a.txt', data: 'a' }]), 'file.archive'],
    ['an archive of an archive', 'goi.zip', zipOf([{ name: 'b.zip', data: zipOf([{ name: 'a.txt', data: 'a' }]) }]), 'file.archive'],
    ['RAR', 'goi.rar', 'Rar!\u001a\u0007', 'file.archive'],
    ['gzip', 'goi.gz', Buffer.from([0x1f, 0x8b, 8]), 'file.archive'],
    ['a zip that claims too much', 'bc.docx', docx({ name: 'word/a.xml', data: 'a', claim: 3_000_000_000 }), 'file.zip-bomb'],
    ['a zip that lies', 'bc.docx', docx({ name: 'word/a.xml', data: Buffer.alloc(200_000), claim: 10 }), 'file.damaged'],
    ['two parts of one name', 'bc.docx', docx({ name: 'word/document.xml', data: '<other/>' }), 'file.damaged'],
    ['a locked document', 'bc.docx', oleOf(['EncryptedPackage', 'EncryptionInfo']), 'file.encrypted'],
    ['HTML called a text', 'ghi.txt', '\n<!DOCTYPE html><p>x', 'file.script'],
    ['a script in the middle of a text', 'ghi.txt', 'chữ <script>alert(1)</script>', 'file.script'],
    ['HTML in UTF-16', 'ghi.txt', Buffer.from('\ufeff<html>', 'utf16le'), 'file.script'],
    ['SVG', 'hinh.svg', '<svg onload="x()"/>', 'file.script'],
    ['SVG called a picture', 'hinh.png', '<svg/>', 'file.script'],
    ['a shell script', 'chay.txt', '#!/bin/sh\nls', 'file.script'],
    ['a JavaScript file', 'a.js', 'x()', 'file.script'],
    ['a double extension', 'bc.pdf.exe', 'x', 'file.script'],
    ['a program', 'a.pdf', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]), 'file.script'],
    ['a sheet of words that starts a program', 'ds.csv', 'tên\n=cmd|"/c calc"!A1', 'file.script'],
    ['a PDF with a script', 'a.pdf', pdfOf([...PAGES, '<< /S /JavaScript /JS (app.alert(1)) >>']), 'file.script'],
    ['a PDF with a script in other letters', 'a.pdf', pdfOf([...PAGES, '<< /S /J#61vaScr#69pt /JS (x) >>']), 'file.script'],
    ['a PDF with a script in a packed object', 'a.pdf', pdfOf([...PAGES, packed('3 0 << /S /JavaScript /JS (x) >>')]), 'file.script'],
    ['a PDF that starts a program', 'a.pdf', pdfOf([...PAGES, '<< /S /Launch /F (cmd.exe) >>']), 'file.script'],
    ['a PDF with a file within', 'a.pdf', pdfOf([...PAGES, '<< /Type /EmbeddedFile >>']), 'file.script'],
    ['a PDF with a form that has a language of its own', 'a.pdf', pdfOf([...PAGES, '<< /XFA 9 0 R >>']), 'file.script'],
    ['a PDF with a zip behind it', 'a.pdf', Buffer.concat([pdfOf(PAGES), zipOf([{ name: 'a.exe', data: 'a' }])]), 'file.archive'],
    ['a locked PDF', 'a.pdf', lockedPdf(), 'file.encrypted'],
    ['half a PDF', 'a.pdf', pdfOf(PAGES).subarray(0, 60), 'file.damaged'],
    ['HEIC', 'anh.heic', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'), 'file.heic'],
    ['HEIC called a JPEG', 'anh.jpg', Buffer.from('\0\0\0\u0018ftypmif1\0\0\0\0', 'latin1'), 'file.heic'],
    ['a film', 'phim.mp4', Buffer.from('\0\0\0\u0018ftypisom\0\0\0\0', 'latin1'), 'file.not-evidence'],
    ['GIF', 'anh.gif', 'GIF89a', 'file.not-evidence'],
    ['nothing', 'a.txt', '', 'file.empty'],
  ] as const)('%s', async (_what, name, bytes, code) => expect(await found(name, bytes)).toBe(code))
})

describe('pictures in an office file', () => {
  const withPicture = docx({ name: 'word/media/anh1.jpeg', data: telltaleJpeg() }, { name: 'word/a.xml', data: '<a>giữ nguyên</a>' })
  it('lose what they say of the place, and the rest stays', async () => {
    const sniffed = await sniffEvidence('bc.docx', withPicture)
    if (!sniffed.ok || !sniffed.value.office) throw new Error('not taken')
    const clean = await cleanOffice(sniffed.value.office)
    expect(clean.removed).toContain('gps')
    expect(Buffer.from(clean.bytes).toString('latin1')).not.toContain('AN LAC')
    const again = await sniffEvidence('bc.docx', clean.bytes)
    if (!again.ok || !again.value.office) throw new Error('not taken a second time')
    expect(again.value.office.entries.map((e) => e.name)).toEqual(sniffed.value.office.entries.map((e) => e.name))
    expect((await cleanOffice(again.value.office)).removed).toEqual([])
  })
  it('of a signed document stay: its signature would break', async () => {
    const sniffed = await sniffEvidence('bc.docx', docx({ name: 'word/media/anh1.jpeg', data: telltaleJpeg() }, { name: '_xmlsignatures/sig1.xml', data: '<x/>' }))
    if (!sniffed.ok || !sniffed.value.office) throw new Error('not taken')
    expect((await cleanOffice(sniffed.value.office)).removed).toEqual([])
  })
})

import type { LegacyEncoding } from '../../core/vietnamese/encodings.ts'

const ENCODINGS: Readonly<Record<LegacyEncoding, string>> = {
  tcvn3: 'TCVN3 (phông .VnTime)',
  vni: 'VNI (phông VNI-Times)',
}

/** What a person should know of how a file was read, in the product's first language; kept with the reading. */
export const REMARKS = {
  converted: (encoding: LegacyEncoding): string =>
    `Chữ gõ theo bảng mã ${ENCODINGS[encoding]} đã được chuyển sang Unicode.`,
  windows1258: 'Tệp gõ theo bảng mã Windows-1258 đã được chuyển sang Unicode.',
  unknownLetters: 'Tệp không theo bảng mã nào nhận ra được; có chữ có thể hiện sai.',
  utf16: 'Tệp lưu theo UTF-16 đã được chuyển sang Unicode thông dụng.',
  oldWord: 'Tệp .doc không giữ số thứ tự do Word tự đánh; nếu thiếu số, lưu lại thành .docx rồi đọc lại.',
  scanned: (pages: number): string =>
    `${pages} trang là ảnh chụp, được đọc bằng nhận dạng chữ; những từ chưa chắc được đánh dấu.`,
  turned: (page: number, degrees: number): string =>
    `Trang ${page} nằm lệch, đã xoay ${degrees}° rồi mới đọc.`,
  poorPage: (page: number): string => `Trang ${page} không đọc được chữ nào.`,
} as const

import { matchesIn, type CheckDefinition } from './check.ts'

const DROPPED =
  /hoàn thành (?:tốt |xuất sắc )?(?:chức trách, )?nhiệm vụ trở(?!\s+(?:lên|xuống|về|thành|đi|lại))(?!\p{L})(?:\s+\p{L}+)?/gu

/** L24: "trở lên" keeps its "lên". */
export const droppedWord: CheckDefinition = {
  code: 'L24',
  severity: 'should',
  title: 'Thiếu chữ trong mức xếp loại',
  meaning: 'Cụm “hoàn thành tốt nhiệm vụ trở lên” bị mất chữ “lên”, làm mức xếp loại không còn rõ.',
  basis: null,
  find: ({ context }) =>
    [...matchesIn(context, DROPPED)].map((m) => ({
      at: m,
      message: 'Sau chữ “trở” thiếu chữ “lên”: mức xếp loại không rõ.',
      mend: 'Viết đủ “trở lên”.',
    })),
}

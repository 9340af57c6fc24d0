import type { Limits } from '../types.ts'

/** What one file may cost. A file that needs more is not read, and therefore never called clean. */
export const LIMITS: Limits = {
  // Larger than any letter, attachment or mailing list we were shown; smaller than what hurts a small server.
  bytes_max: 50 * 1024 * 1024,
  // The sum over all entries and nested files. Office files of 100 MiB unpacked are registers, not letters (security.md 2.5).
  unpacked_bytes_max: 100 * 1024 * 1024,
  // A Word file has 10–60 entries; a workbook with many sheets and pictures some hundreds (security.md 2.5).
  entries_max: 1000,
  // Real workbooks reach 30; deflate itself can reach 1032, which only bombs do. Judged on entries past 1 MiB.
  ratio_max: 100,
  // A mail with a workbook inside a letter is two. Three leaves room for a forwarded mail, not for a quine.
  nesting_max: 3,
  // 100 000 rows with 8 columns are about 8 million units; a 1 000-page report is 3 million.
  text_units_max: 30_000_000,
  // Processor seconds. The wall clock gets three times as much, since a busy machine is no proof of malice.
  seconds_max: 10,
  // Requirement S-R18: a hostile file may cost at most 512 MiB.
  memory_mb_max: 512,
}

/** Elements may nest this deep; Word itself stops far earlier, and recursion must not end the process. */
export const XML_DEPTH_MAX = 256
/** Nodes in one XML part that is held as a tree; about 300 MB of memory. */
export const XML_NODES_MAX = 2_000_000
export const HTML_DEPTH_MAX = 1000
/** Up to this many pixels on both sides a picture is a bullet or a spacer: no readable address fits in it. */
export const TINY_PICTURE_SIDE = 64

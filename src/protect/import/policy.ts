/** Who may read a file into a circle's register. */
import { type Judgement, mayCare, type Standing } from '../circle/index.ts'

export const mayPreviewImport = (reach: Standing, circle: string): Judgement => mayCare(reach, circle)
export const mayTakeImport = (reach: Standing, circle: string): Judgement => mayCare(reach, circle)
export const mayDiscardImport = (reach: Standing, circle: string): Judgement => mayCare(reach, circle)

/** Who may do what with what was handed in. Handing in needs nothing but to be signed in, on purpose. */
import { type Judgement, mayCare, maySee, type Standing } from '../circle/index.ts'

export const mayHandIn = (_reach: Standing): Judgement => ({ ok: true })
export const mayReadIntake = (reach: Standing, circle: string): Judgement => maySee(reach, circle)
export const mayCloseIntake = (reach: Standing, circle: string): Judgement => maySee(reach, circle)
export const mayTakeInEntry = (reach: Standing, circle: string): Judgement => mayCare(reach, circle)

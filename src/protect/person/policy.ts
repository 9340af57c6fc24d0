/** Who may do what with a person. One function per deed; row security has already kept everyone else away. */
import { type Judgement, mayCare, maySee, type Standing } from '../circle/index.ts'

export const mayListPersons = (reach: Standing, circle: string): Judgement => maySee(reach, circle)
export const mayOpenPerson = (reach: Standing, circle: string): Judgement => maySee(reach, circle)
export const mayRevealPerson = (reach: Standing, circle: string): Judgement => maySee(reach, circle)
export const mayReadWhoLooked = (reach: Standing, circle: string): Judgement => maySee(reach, circle)
export const mayEnterPerson = (reach: Standing, circle: string): Judgement => mayCare(reach, circle)
export const mayChangePerson = (reach: Standing, circle: string): Judgement => mayCare(reach, circle)
export const mayDecideMarking = (reach: Standing, circle: string): Judgement => mayCare(reach, circle)
